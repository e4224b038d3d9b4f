package io.appdb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of commands on a whole application with a web server, runners, listeners and
 * scheduled tasks, which none of them may see.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandLineTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	private CapturedProcess terminal = new CapturedProcess();

	@BeforeEach
	void writeMigrations() throws IOException {
		Busy.done.clear();
		write("V1__crates.sql", "create table crate (id integer not null primary key);");
		write("U1__crates.sql", "drop table crate;");
		write("V2__labels.sql", "alter table crate add column label varchar(20);");
		write("U2__labels.sql", "alter table crate drop column label;");
	}

	@AfterEach
	void leftEverythingElseAlone() {
		assertThat(Busy.done).isEmpty();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void goesUpAndDown(TestDatabase database, CapturedOutput output) throws SQLException {
		assertThat(run(database, "history")).isZero();
		assertThat(this.terminal.printed()).isEqualToIgnoringNewLines("Nothing has run");
		assertThat(run(database, "pending")).isEqualTo(2);
		assertThat(this.terminal.printed()).contains("V1__crates.sql", "V2__labels.sql");
		assertThat(run(database, "upgrade", "+1")).isZero();
		assertThat(this.terminal.printed()).isEqualToIgnoringNewLines("Upgraded from base to 1: 1 migration");
		assertThat(this.terminal.errors()).contains("Running V1__crates.sql").contains("Done in ");
		assertThat(run(database, "upgrade")).isZero();
		assertThat(run(database, "pending")).isZero();
		assertThat(run(database, "current")).isZero();
		assertThat(this.terminal.printed()).isEqualToIgnoringNewLines("2");

		assertThat(run(database, "downgrade", "-1")).isZero();
		assertThat(run(database, "upgrade")).isZero();
		jdbc(database, (jdbc) -> jdbc.update("insert into crate (id) values (1)"));
		assertThat(run(database, "downgrade", "-1", "--yes")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("'app.db.schema.allow-drop'")
			.contains("'db downgrade -1 --force'")
			.contains("U2__labels.sql may lose rows of table crate, which has 1 row");
		assertThat(run(database, "downgrade", "-1", "--force")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("Take back 1 migration on jdbc:").contains("'--yes'");
		assertThat(run(database, "downgrade", "-1", "--yes", "--app.db.schema.allow-drop=true")).isZero();
		assertThat(this.terminal.errors()).contains("Running U2__labels.sql");
		assertThat(run(database, "stamp", "2")).isZero();
		assertThat(run(database, "current", "--json")).isZero();
		assertThat(json().path("version").asString()).isEqualTo("2");
		assertNothingElsePrinted(output);
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void worksOnFurtherDatabases(TestDatabase database) {
		String[] further = { "--app.db.databases.audit.url=sqlite:///" + this.folder.resolve("audit.db"),
				"--app.db.databases.audit.packages=io.appdb.databases.audit" };
		assertThat(run(database, with(further, "upgrade", "--database", "audit"))).as(this.terminal.errors()).isZero();
		assertThat(this.terminal.printed()).isEqualToIgnoringNewLines("Upgraded from base to 1: 1 migration");
		assertThat(run(database, with(further, "current", "--all", "--json"))).isZero();
		assertThat(json().path("default").path("version").isNull()).isTrue();
		assertThat(json().path("audit").path("version").asString()).isEqualTo("1");
		assertThat(run(database, with(further, "pending", "--all"))).isEqualTo(2);
		assertThat(this.terminal.printed()).contains("db[default]", "db[audit]", "V2__labels.sql");
		assertThat(run(database, with(further, "current", "--database", "nowhere"))).isEqualTo(1);
		assertThat(this.terminal.errors())
			.contains("There is no database 'nowhere'. The databases are default, audit.");
		assertThat(run(database, with(further, "current", "--all", "--database", "audit"))).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("--all and --database exclude each other");
	}

	private static String[] with(String[] properties, String... arguments) {
		return Stream.concat(Stream.of(arguments), Stream.of(properties)).toArray(String[]::new);
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void printsNothingButJsonToTheStandardOutput(TestDatabase database, CapturedOutput output) {
		run(database, "upgrade", "--json");
		assertThat(json().path("to").asString()).isEqualTo("2");
		assertThat(json().path("migrations")).hasSize(2);
		run(database, "history", "--json");
		assertThat(json().path("migrations").path(1).path("script").asString()).isEqualTo("V2__labels.sql");
		run(database, "sql", "2:1", "--json", "--logging.level.root=info");
		assertThat(json().path("script").asString()).contains("drop column label");
		assertNothingElsePrinted(output);
	}

	/**
	 * Hibernate starts with no other increment than the one of the database.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void writesAnotherIncrementOfASequence(TestDatabase database) throws IOException {
		write("V3__numbers.sql", """
				create table numbered (id bigint not null primary key);
				create sequence numbered_seq start with 1 increment by 10;
				""");
		assertThat(run(Sequenced.class, database, "upgrade")).isZero();
		assertThat(run(Sequenced.class, database, "revision", "numbers", "--ignore", "crate"))
			.as(this.terminal.errors())
			.isZero();
		assertThat(this.folder.resolve("V4__numbers.sql")).content()
			.contains("alter sequence numbered_seq start with 1 increment by 20");
		assertThat(run(Sequenced.class, database, "upgrade")).isZero();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void writesChecksAndTriesWhatTheEntitiesWant(TestDatabase database) throws IOException {
		assertThat(run(database, "check")).isEqualTo(2);
		assertThat(this.terminal.printed()).contains("  V1__crates.sql").contains("  table crate: column label");
		assertThat(run(database, "revision", "longer", "labels")).isZero();
		assertThat(this.terminal.printed()).contains("Version 3",
				this.folder.resolve("V3__longer_labels.sql").toString(),
				this.folder.resolve("U3__longer_labels.sql").toString(), "  table crate: column label");
		assertThat(this.folder.resolve("V3__longer_labels.sql")).content().contains("(255)");
		assertThat(run(database, "revision", "again")).isZero();
		assertThat(this.terminal.printed()).contains("nothing was written");
		assertThat(run(database, "upgrade")).isZero();
		assertThat(run(database, "check")).isZero();
		assertThat(run(database, "verify", "--json")).isZero();
		assertThat(json().path("steps")).hasSize(4);
		Files.writeString(this.folder.resolve("U3__longer_labels.sql"), "create table left_over (id int);");
		assertThat(run(database, "check")).isEqualTo(2);
		assertThat(this.terminal.printed()).contains("U3__longer_labels.sql leaves table left_over");
		assertThat(run(database, "verify")).isEqualTo(2);
		assertThat(this.terminal.printed()).containsPattern("downgrade to base +failed")
			.contains("downgrade to base: U3__longer_labels.sql leaves table left_over");
	}

	@EachDatabase({ DatabaseType.MYSQL, DatabaseType.SQLITE })
	void runsTheWayBackOfFilesWrittenByHand(TestDatabase database) throws IOException {
		write("V3__ids.sql", "create table picked (id integer not null);");
		write("U3__ids.sql", "drop table crate;");
		assertThat(run(Empty.class, database, "upgrade")).isZero();
		for (String verb : List.of("check", "verify")) {
			assertThat(run(database, verb)).isEqualTo(2);
			assertThat(this.terminal.printed()).as(verb)
				.containsIgnoringCase("U3__ids.sql leaves table crate: dropped")
				.containsIgnoringCase("U3__ids.sql leaves table picked: added");
		}
		write("U3__ids.sql", "drop table nothing_of_that_name;");
		assertThat(run(database, "check")).isEqualTo(2);
		assertThat(this.terminal.printed()).contains("U3__ids.sql").doesNotContain("\tat ");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL })
	void makesNoTableForAnEntityOnAView(TestDatabase database) throws IOException {
		write("V3__heavy.sql", "create view heavy_crate as select id from crate where id > 9;");
		write("U3__heavy.sql", "drop view heavy_crate;");
		String ignored = "--app.db.migration.ignore=crate";
		assertThat(run(Viewed.class, database, "revision", "heavy", ignored)).as(this.terminal.errors()).isZero();
		assertThat(this.terminal.printed()).contains("nothing was written");
		assertThat(run(Viewed.class, database, "upgrade")).isZero();
		assertThat(run(Viewed.class, database, "check", ignored)).as(this.terminal.printed()).isZero();
		assertThat(run(Viewed.class, database, "verify", ignored)).as(this.terminal.printed()).isZero();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MARIADB })
	void namesThePropertyOfANameThatIsTooLong(TestDatabase database) {
		for (List<String> verb : List.of(List.of("revision", "x", "--ignore", "crate"), List.of("check"),
				List.of("verify"))) {
			assertThat(run(Overlong.class, database, verb.toArray(String[]::new))).isEqualTo(1);
			assertThat(this.terminal.errors()).contains("of io.appdb.migration.overlong.Overlong.amount has 70 ")
				.contains("give it a shorter one with @Column(name = …)")
				.doesNotContain("\tat ");
			assertThat(this.folder.resolve("V3__x.sql")).doesNotExist();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void proposesToRename(TestDatabase database) throws IOException {
		write("V2__labels.sql", "alter table crate add column tag varchar(255);");
		assertThat(run(database, "revision", "labels")).isZero();
		assertThat(Path.of("..", "docs", "command-line.md")).content()
			.contains("db revision labels\n"
					+ this.terminal.printed().replace(this.folder.toString(), "src/main/resources/db/migration"));
		Files.delete(this.folder.resolve("V3__labels.sql"));
		Files.delete(this.folder.resolve("U3__labels.sql"));
		assertThat(run(database, "revision", "labels", "--rename", "crate.tag=label")).isZero();
		assertThat(this.terminal.printed()).doesNotContain("WARNING", "May have been renamed");
		assertThat(this.folder.resolve("V3__labels.sql")).content().contains("rename column tag to label");
		assertThat(run(database, "revision", "x", "--rename", "crate.lid=cover")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("crate.lid=cover").doesNotContain("\tat ");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysThatThereAreNoEntities(TestDatabase database) {
		for (String verb : List.of("check", "verify")) {
			assertThat(run(Empty.class, database, verb)).isEqualTo(1);
			assertThat(this.terminal.errors()).contains("There are no entities").doesNotContain("\tat ");
		}
		assertThat(run(Empty.class, database, "revision", "x")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("There are no entities");
		assertThat(this.folder.resolve("V3__x.sql")).doesNotExist();
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysWhereNothingCanBeWritten(TestDatabase database) {
		Path file = this.folder.resolve("V1__crates.sql");
		assertThat(run(database, "revision", "x", "--empty", "--dir", file.toString())).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("'" + file + "' is no directory");
		assertThat(run(database, "revision", "x", "--empty", "--dir", file.resolve("below").toString())).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("Cannot write to the directory").doesNotContain("\tat ");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysWhichFilesDoNotFitTheHistory(TestDatabase database) throws IOException {
		assertThat(run(database, "upgrade")).isZero();
		write("V2__labels.sql", "alter table crate add column label varchar(21);");
		assertThat(run(database, "upgrade")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("version 2", "'db stamp base' and then 'db stamp <version>'")
			.doesNotContain("run repair", "https:", "\tat ");
		assertThat(run(database, "downgrade", "-1", "--yes", "--force")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("V2__labels.sql");
		assertThat(run(database, "stamp", "base", "--yes")).isZero();
		assertThat(run(database, "stamp", "2")).isZero();
		assertThat(run(database, "upgrade")).isZero();
		write("V2__lids.sql", "select 1;");
		assertThat(run(database, "pending")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("more than one migration with version 2", "V2__lids.sql");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void begins(TestDatabase database) throws SQLException {
		jdbc(database, (jdbc) -> jdbc.update("create table crate (id int)"));
		assertThat(run(database, "upgrade")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("has tables and no history of migrations", "'db init <version>'")
			.doesNotContain("baseline");
		assertThat(run(database, "init", "1")).isZero();
		assertThat(run(database, "upgrade")).isZero();
		assertThat(this.terminal.printed()).contains("from 1 to 2");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void namesFileLineAndStatementThatFailed(TestDatabase database, CapturedOutput output) throws IOException {
		write("V3__broken.sql", "create table lid (id int);\n\nalter table nowhere add column x int;");
		assertThat(run(database, "upgrade")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("V3__broken.sql failed at line 3")
			.contains("alter table nowhere add column x int")
			.contains("rolled it back")
			.doesNotContain("\tat ");
		assertThat(this.terminal.printed()).isEmpty();
		assertThat(output.getAll()).doesNotContain("\tat ");
		assertThat(run(database, "current")).isZero();
		assertThat(this.terminal.printed()).isEqualToIgnoringNewLines("2");
		assertThat(run(database, "upgrade", "--verbose")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("\tat ");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void saysWhichVersionsThereAre(TestDatabase database) {
		assertThat(run(database, "upgrade", "7")).isEqualTo(1);
		assertThat(this.terminal.errors()).isEqualToIgnoringNewLines("There is no version 7: the versions are 1, 2");
		assertThat(run(database, "stamp", "7")).isEqualTo(1);
		assertThat(run(database, "upgrade", "two")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("'two' is not a version").contains("'head' for all");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysThatThereAreNoMigrations(TestDatabase database) throws IOException {
		for (String name : List.of("V1__crates.sql", "U1__crates.sql", "V2__labels.sql", "U2__labels.sql")) {
			Files.delete(this.folder.resolve(name));
		}
		assertThat(run(database, "upgrade", "1")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("there are no migrations");
		assertThat(run(database, "upgrade")).isZero();
		assertThat(this.terminal.printed()).contains("Nothing to do at version base");
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void saysThatThePasswordIsWrongAndDoesNotShowIt(TestDatabase database, CapturedOutput output) {
		assertThat(run(database, "current", "--app.db.password=not-the-right-one")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("refuses the user name or the password")
			.contains("'app.db.password'")
			.doesNotContain("\tat ");
		assertThat(this.terminal.errors() + output.getAll()).doesNotContain("not-the-right-one");
	}

	@Test
	void saysThatTheServerDoesNotAnswer(CapturedOutput output) {
		assertThat(run("current", "--app.db.url=postgresql://me:hidden@localhost:1/shop")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("jdbc:postgresql://me:***@localhost:1/shop cannot be reached")
			.contains("'app.db.startup-timeout'")
			.doesNotContain("\tat ", "hidden");
		assertThat(output.getAll()).doesNotContain("\tat ", "hidden");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void reportsASettingThatStopsTheApplication(TestDatabase database) {
		assertThat(run(database, "current", "--app.db.urll=x")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("Did you mean 'app.db.url'?").doesNotContain("\tat ");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysThatThereIsNoFlyway(TestDatabase database) {
		assertThat(run(database, "upgrade", "--spring.flyway.enabled=false")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("spring-boot-starter-flyway").contains("'spring.flyway.enabled'");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysThatPicocliIsMissing(TestDatabase database) {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(new FilteredClassLoader("picocli"));
		try {
			assertThat(run(database, "current")).isEqualTo(1);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
		assertThat(this.terminal.errors()).contains("info.picocli:picocli");
	}

	@Test
	void explainsItselfWithoutADatabase() {
		assertThat(run("--help", "--app.db.url=postgresql://localhost:1/shop")).isZero();
		assertThat(this.terminal.printed()).contains("downgrade");
		assertThat(run("downgrade", "--help", "--app.db.url=postgresql://localhost:1/shop")).isZero();
		assertThat(run("upgarde", "--app.db.url=postgresql://localhost:1/shop")).isEqualTo(1);
		assertThat(this.terminal.errors()).contains("Did you mean 'db upgrade'?");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void migratesNothingByItselfWhateverTheApplicationSays(TestDatabase database) throws SQLException {
		assertThat(run(Migrating.class, database, "pending", "--app.db.schema.mode=migrate")).isEqualTo(2);
		assertThat(run(Migrating.class, database, "pending", "--app.db.schema.mode=create-drop",
				"--spring.jpa.hibernate.ddl-auto=update", "--spring.sql.init.mode=always",
				"--spring.sql.init.schema-locations=file:" + this.folder + "/V1__crates.sql"))
			.isEqualTo(2);
		assertThat(column(database, "select name from sqlite_master")).isEmpty();
	}

	@EachDatabase(DatabaseType.SQLITE)
	void runsTheApplicationWhereTheWordIsItsOwn(TestDatabase database) {
		for (String off : List.of("--app.db.cli.enabled=false", "--app.db.enabled=false")) {
			SpringApplication application = application(Plain.class);
			try (ConfigurableApplicationContext context = application
				.run(arguments(database, "current", off, "--server.port=0"))) {
				assertThat(context).isInstanceOf(WebServerApplicationContext.class);
			}
			assertThat(this.terminal.exits).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void runsTheApplicationWhereTheWordIsNotTheFirst(TestDatabase database) {
		String[] arguments = arguments(database, "current", "--server.port=0");
		try (ConfigurableApplicationContext context = application(Plain.class)
			.run(Arrays.copyOfRange(arguments, 1, arguments.length))) {
			assertThat(context).isInstanceOf(WebServerApplicationContext.class);
			assertThat(this.terminal.exits).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void readsProfilesAndProperties(TestDatabase database) throws SQLException {
		assertThat(run(database, "current", "--spring.profiles.active=absent", "--spring.flyway.table=steps",
				"--spring.flyway.baseline-version=5"))
			.isZero();
		assertThat(run(database, "upgrade", "--spring.flyway.table=steps")).isZero();
		assertThat(column(database, "select version from steps")).containsExactly("1", "2");
	}

	/**
	 * The first use of a test database prints a line.
	 */
	private static void assertNothingElsePrinted(CapturedOutput output) {
		assertThat(output.getOut().lines()).allMatch((line) -> line.startsWith("test database: "));
	}

	private int run(TestDatabase database, String... arguments) {
		return run(Busy.class, database, arguments);
	}

	private int run(Class<?> application, TestDatabase database, String... arguments) {
		return finish(application(application), arguments(database, arguments));
	}

	private int run(String... arguments) {
		List<String> all = new ArrayList<>(List.of("db"));
		all.addAll(List.of(arguments));
		return finish(application(Busy.class), all.toArray(String[]::new));
	}

	private int finish(SpringApplication application, String[] arguments) {
		assertThatException().isThrownBy(() -> application.run(arguments).close())
			.satisfies((thrown) -> assertThat(thrown instanceof AbandonedRunException || !this.terminal.exits.isEmpty())
				.isTrue());
		assertThat(this.terminal.exits).hasSize(1);
		return this.terminal.exits.get(0);
	}

	private SpringApplication application(Class<?> type) {
		this.terminal = new CapturedProcess();
		SpringApplication application = new SpringApplication(type);
		application.addBootstrapRegistryInitializer(
				(registry) -> registry.register(Terminal.class, InstanceSupplier.of(this.terminal)));
		return application;
	}

	private String[] arguments(TestDatabase database, String... arguments) {
		List<String> all = new ArrayList<>(List.of("db"));
		all.addAll(List.of(arguments));
		add(all, "app.db.url", database.url());
		add(all, "app.db.username", database.username());
		add(all, "app.db.password", database.password());
		add(all, "spring.flyway.locations", "filesystem:" + this.folder);
		return all.toArray(String[]::new);
	}

	private static void add(List<String> arguments, String key, String value) {
		if (arguments.stream().noneMatch((argument) -> argument.startsWith("--" + key + "="))) {
			arguments.add("--" + key + "=" + value);
		}
	}

	private static List<String> column(TestDatabase database, String query) throws SQLException {
		return jdbc(database, (jdbc) -> jdbc.queryForList(query, String.class));
	}

	private static <T> T jdbc(TestDatabase database, Function<JdbcTemplate, T> work) throws SQLException {
		SingleConnectionDataSource connection = new SingleConnectionDataSource(database.connect(), true);
		try {
			return work.apply(new JdbcTemplate(connection));
		}
		finally {
			connection.destroy();
		}
	}

	private JsonNode json() {
		return JsonMapper.shared().readTree(this.terminal.printed());
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.folder.resolve(name), text);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = CommandLineTests.class)
	static class Plain {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan("io.appdb.cli.nothing")
	static class Empty {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan("io.appdb.migration.numbered")
	static class Sequenced {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan("io.appdb.migration.viewed")
	static class Viewed {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan("io.appdb.migration.overlong")
	static class Overlong {

	}

	/**
	 * Everything of an application that does something by itself.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	@EntityScan(basePackageClasses = CommandLineTests.class)
	static class Busy {

		static final List<String> done = new CopyOnWriteArrayList<>();

		@Bean
		ApplicationRunner runner() {
			done.add("runner made");
			return (arguments) -> done.add("ran");
		}

		@Bean
		SmartInitializingSingleton singleton() {
			return () -> done.add("initialized");
		}

		@Bean
		SmartLifecycle consumer() {
			return new Consumer();
		}

		@Bean
		Listener listener() {
			return new Listener();
		}

		@Bean
		Task task() {
			return new Task();
		}

		@Bean
		Page page() {
			return new Page();
		}

	}

	static final class Consumer implements SmartLifecycle {

		@Override
		public void start() {
			Busy.done.add("lifecycle started");
		}

		@Override
		public void stop() {
			Busy.done.add("lifecycle stopped");
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

	static final class Listener {

		@EventListener({ ContextRefreshedEvent.class, ApplicationStartedEvent.class, ApplicationReadyEvent.class })
		void on(Object event) {
			Busy.done.add("heard " + event);
		}

	}

	static final class Task {

		@Scheduled(fixedRate = 1)
		void run() {
			Busy.done.add("scheduled");
		}

	}

	@Controller
	static final class Page {

		Page() {
			Busy.done.add("controller made");
		}

		@GetMapping("/")
		void get() {
		}

	}

	/**
	 * Migrates in ways of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = CommandLineTests.class)
	static class Migrating {

		@Bean
		FlywayMigrationStrategy strategy() {
			return Flyway::migrate;
		}

		@Bean
		Eager eager(EntityManagerFactory entities) {
			return new Eager(entities);
		}

	}

	record Eager(EntityManagerFactory entities) {
	}

	@Entity(name = "crate")
	static class Crate {

		@Id
		private int id;

		String label = "";

	}

}
