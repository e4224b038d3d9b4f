package io.appdb.test.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@link GivenServer}, {@link GivenAddress} and what {@link SqliteFiles} and
 * {@link H2Memory} make of one.
 */
class GivenServerTests {

	private static final String SHOP = "shop" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

	private final TestRun run = new TestRun();

	@AfterEach
	void endRun() {
		this.run.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MYSQL", "MARIADB" })
	void makesItsDatabasesBesideTheOneOfTheAddress(DatabaseType type) throws Exception {
		ServerDatabase base = base(type);
		ServerCommands commands = ServerCommands.of(type);
		try {
			run(base, "CREATE DATABASE " + SHOP);
			run(at(base, SHOP), "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
			run(at(base, SHOP), "INSERT INTO orders VALUES (1), (2)");
			TestServers servers = servers(given(base, SHOP));
			ServerDatabase database = servers.create(type);
			String name = Objects.requireNonNull(DatabaseUrl.parse(database.address().url()).database());
			assertThat(DatabaseNames.runOf(name)).contains(this.run.id());
			run(database, "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
			run(database, "DROP TABLE orders");
			assertThat(databases(base)).contains(SHOP, SHOP + "_test", name);
			database.remove();
			assertThat(databases(base)).contains(SHOP, SHOP + "_test").doesNotContain(name);
			assertThat(numbers(at(base, SHOP))).containsExactly(1, 2);
			assertThat(servers.control(type).supported()).isFalse();
			assertThatExceptionOfType(TestServerException.class).isThrownBy(servers.control(type)::pause)
				.withMessageContaining("appdb.test." + type.keyword() + ".url");
		}
		finally {
			try (Connection connection = base.connect()) {
				commands.drop(connection, SHOP);
				commands.drop(connection, SHOP + "_test");
			}
			base.remove();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MYSQL", "MARIADB" })
	void takesADatabaseNamedTestAsItIs(DatabaseType type) throws Exception {
		ServerDatabase base = base(type);
		String name = SHOP + "_ready_test";
		try {
			run(base, "CREATE DATABASE " + name);
			run(at(base, name), "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
			run(at(base, name), "INSERT INTO orders VALUES (3)");
			servers(given(base, name)).create(type).remove();
			assertThat(databases(base)).contains(name).doesNotContain(name + "_test");
			assertThat(numbers(at(base, name))).containsExactly(3);
		}
		finally {
			try (Connection connection = base.connect()) {
				ServerCommands.of(type).drop(connection, name);
			}
			base.remove();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MYSQL", "MARIADB" })
	void refusesAWrongPasswordWithoutShowingIt(DatabaseType type) throws Exception {
		ServerDatabase base = base(type);
		Map<String, String> properties = given(base, SHOP);
		properties.put(TestProperties.name(type, "password"), "s3cret");
		String user = "'" + base.address().username() + "'";
		assertThatExceptionOfType(TestServerException.class).isThrownBy(() -> servers(properties).create(type))
			.withMessageContaining("does not let user " + user + " in")
			.withMessageContaining("appdb.test." + type.keyword() + ".password")
			.withMessageNotContaining("s3cret");
		assertThat(databases(base)).doesNotContain(SHOP + "_test");
		base.remove();
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MYSQL", "MARIADB" })
	void refusesAUserWhoMayNotCreateDatabases(DatabaseType type) throws Exception {
		ServerDatabase base = base(type);
		boolean postgreSql = type == DatabaseType.POSTGRESQL;
		String host = postgreSql ? "" : "@'%'";
		String user = SHOP + "u";
		run(base, "CREATE USER " + user + host + (postgreSql ? " PASSWORD 's3cret'" : " IDENTIFIED BY 's3cret'"));
		try {
			Map<String, String> properties = given(base, SHOP);
			properties.put(TestProperties.name(type, "username"), user);
			properties.put(TestProperties.name(type, "password"), "s3cret");
			assertThatExceptionOfType(TestServerException.class).isThrownBy(() -> servers(properties).create(type))
				.withMessageContaining("user '" + user + "' may not create databases")
				.withMessageContaining(postgreSql ? "ALTER ROLE \"" + user + "\" CREATEDB"
						: "GRANT ALL ON `appdb\\_%`.* TO '" + user + "'@'%'")
				.withMessageNotContaining("s3cret");
			if (!postgreSql) {
				run(base, "GRANT ALL ON `appdb\\_%`.* TO '" + user + "'@'%'");
				run(base, "GRANT ALL ON `" + SHOP + "_test`.* TO '" + user + "'@'%'");
			}
			else {
				run(base, "ALTER ROLE \"" + user + "\" CREATEDB");
			}
			servers(properties).create(type).remove();
		}
		finally {
			try (Connection connection = base.connect()) {
				ServerCommands.of(type).drop(connection, SHOP + "_test");
			}
			run(base, "DROP USER " + user + host);
			base.remove();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MYSQL", "MARIADB" })
	void saysThatNobodyAnswers(DatabaseType type) {
		Map<String, String> properties = Map.of(TestProperties.name(type, "url"),
				type.keyword() + "://me:s3cret@localhost:1/shop");
		assertThatExceptionOfType(TestServerException.class).isThrownBy(() -> servers(properties).create(type))
			.withMessageStartingWith("'appdb.test." + type.keyword() + ".url' is jdbc:" + type.keyword()
					+ "://me:***@localhost:1/shop, and nobody answers there")
			.withMessageContaining("start that server, or correct the address")
			.withMessageNotContaining("s3cret");
	}

	@Test
	void saysThatAPasswordIsMissing() throws Exception {
		ServerDatabase base = base(DatabaseType.POSTGRESQL);
		Map<String, String> properties = given(base, SHOP);
		properties.remove("appdb.test.postgresql.password");
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(() -> servers(properties).create(DatabaseType.POSTGRESQL))
			.withMessageContaining("name a password in 'appdb.test.postgresql.password'")
			.withMessageNotContaining("nobody answers");
		base.remove();
	}

	@Test
	void doesNotSayThatNobodyAnswersWhereEncryptionFails() throws Exception {
		ServerDatabase base = base(DatabaseType.POSTGRESQL);
		Map<String, String> properties = given(base, SHOP);
		properties.put("appdb.test.postgresql.url",
				properties.get("appdb.test.postgresql.url") + "?sslmode=verify-full");
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(() -> servers(properties).create(DatabaseType.POSTGRESQL))
			.withMessageContaining("and the server answered (")
			.withMessageContaining("correct the address");
		base.remove();
	}

	@Test
	void doesNotSayThatNobodyAnswersWhereMySqlWantsAKey() throws Exception {
		ServerDatabase base = base(DatabaseType.MYSQL);
		String user = SHOP + "k";
		run(base, "CREATE USER " + user + "@'%' IDENTIFIED BY 's3cret'");
		Map<String, String> properties = given(base, SHOP);
		properties.put("appdb.test.mysql.url", Objects.requireNonNull(properties.get("appdb.test.mysql.url"))
			.replace("&allowPublicKeyRetrieval=true", ""));
		properties.put("appdb.test.mysql.username", user);
		properties.put("appdb.test.mysql.password", "s3cret");
		try {
			assertThatExceptionOfType(TestServerException.class)
				.isThrownBy(() -> servers(properties).create(DatabaseType.MYSQL))
				.withMessageContaining("and the server answered (Public Key Retrieval is not allowed)")
				.withMessageNotContaining("nobody answers");
		}
		finally {
			run(base, "DROP USER " + user + "@'%'");
			base.remove();
		}
	}

	@Test
	void countsTheBytesOfAName() {
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(() -> servers(Map.of("appdb.test.postgresql.url", "postgresql://localhost/" + "ü".repeat(30)))
				.create(DatabaseType.POSTGRESQL))
			.withMessageContaining("more than 63 bytes");
	}

	@Test
	void isReportedByItsOwnPropertyWhenAnApplicationDoesNotStart() {
		Map<String, String> properties = Map.of("appdb.test.postgresql.url", "postgresql://me:s3cret@localhost:1/shop");
		TestServerException failure = catchThrowableOfType(TestServerException.class,
				() -> servers(properties).create(DatabaseType.POSTGRESQL));
		GenericApplicationContext application = new GenericApplicationContext();
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class,
					ArgumentResolver.of(BeanFactory.class, (BeanFactory) application.getBeanFactory())
						.and(Environment.class, application.getEnvironment()),
					(type, name, missing) -> {
					});
		assertThat(analyzers.stream()
			.flatMap((analyzer) -> Stream.ofNullable(analyzer.analyze(new IllegalStateException(failure))))
			.map(FailureAnalysis::getDescription)).first(STRING).isEqualTo(failure.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "MARIADB, MYSQL", "MYSQL, MARIADB" })
	void refusesTheServerOfTheOtherProduct(DatabaseType there, DatabaseType wanted) throws Exception {
		ServerDatabase base = base(there);
		Map<String, String> properties = new HashMap<>();
		given(base, SHOP).forEach((name, value) -> properties.put(name.replace(there.keyword(), wanted.keyword()),
				value.replace("jdbc:" + there.keyword(), "jdbc:" + wanted.keyword())));
		try {
			assertThatExceptionOfType(TestServerException.class).isThrownBy(() -> servers(properties).create(wanted))
				.withMessageContaining("and a " + there.displayName() + " answers there (")
				.withMessageEndingWith("name that server in 'appdb.test." + there.keyword() + ".url'");
		}
		finally {
			run(base, "DROP DATABASE IF EXISTS " + SHOP + "_test");
			base.remove();
		}
	}

	@Test
	void refusesTheAddressOfAnotherType() {
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(() -> servers(Map.of("appdb.test.postgresql.url", "mysql://me:s3cret@localhost/shop"))
				.create(DatabaseType.POSTGRESQL))
			.withMessageContaining("which is MySQL: use 'appdb.test.mysql.url' for it")
			.withMessageNotContaining("s3cret");
	}

	@Test
	void refusesAnAddressThatCannotBeRead() {
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(() -> servers(Map.of("appdb.test.postgresql.url", "shop")).create(DatabaseType.POSTGRESQL))
			.withMessageStartingWith("'appdb.test.postgresql.url': 'shop' is not a database URL");
	}

	@Test
	void refusesAnAddressWithoutDatabase() {
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(() -> servers(Map.of("appdb.test.postgresql.url", "postgresql://localhost"))
				.create(DatabaseType.POSTGRESQL))
			.withMessageContaining("is jdbc:postgresql://localhost/, which names no database: append one");
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(() -> servers(Map.of("appdb.test.mysql.url", "mysql://localhost/" + "x".repeat(60)))
				.create(DatabaseType.MYSQL))
			.withMessageContaining("more than 63 bytes");
	}

	@Test
	void refusesAServerOfAnotherVersion() throws Exception {
		ServerDatabase base = base(DatabaseType.POSTGRESQL);
		Map<String, String> properties = given(base, SHOP + "_version");
		properties.put("appdb.test.postgresql.version", "9");
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(() -> servers(properties).create(DatabaseType.POSTGRESQL))
			.withMessageStartingWith("'appdb.test.postgresql.version' is 9, and the server of "
					+ "'appdb.test.postgresql.url' is PostgreSQL ")
			.withMessageContaining("name another server");
		try (Connection connection = base.connect()) {
			ServerCommands.of(DatabaseType.POSTGRESQL).drop(connection, SHOP + "_version_test");
		}
		base.remove();
	}

	@Test
	void takesCredentialsFromTheUrlUnlessPropertiesNameOthers() {
		Map<String, String> properties = new HashMap<>();
		properties.put("appdb.test.mysql.url", "mysql://one:first@db.example/shop?connectTimeout=5");
		GivenAddress url = Objects
			.requireNonNull(GivenAddress.of(DatabaseType.MYSQL, TestProperties.of(properties, Map.of())));
		assertThat(url.server().database())
			.isEqualTo(new DatabaseLogin("jdbc:mysql://db.example/shop_test?connectTimeout=5", "one", "first"));
		Map<String, String> environment = Map.of("APPDB_TEST_MYSQL_USERNAME", "two", "APPDB_TEST_MYSQL_PASSWORD",
				"second");
		GivenAddress both = Objects
			.requireNonNull(GivenAddress.of(DatabaseType.MYSQL, TestProperties.of(properties, environment)));
		assertThat(both.username()).isEqualTo("two");
		assertThat(both.password()).isEqualTo("second");
	}

	@Test
	void readsTheAddressFromTheEnvironment() {
		Map<String, String> environment = Map.of("APPDB_TEST_POSTGRESQL_URL", "postgresql://localhost/shop");
		GivenAddress given = Objects
			.requireNonNull(GivenAddress.of(DatabaseType.POSTGRESQL, TestProperties.of(Map.of(), environment)));
		assertThat(given.testName()).isEqualTo("shop_test");
	}

	@Test
	void putsSqliteFilesBesideTheOneOfTheAddress(@TempDir Path directory) throws Exception {
		Path shop = Files.writeString(directory.resolve("shop.db"), "not touched");
		TestServers servers = servers(Map.of("appdb.test.sqlite.url", "jdbc:sqlite:" + shop));
		ServerDatabase database = servers.create(DatabaseType.SQLITE);
		run(database, "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
		Path file = Path.of(Objects.requireNonNull(DatabaseUrl.parse(database.address().url()).database()));
		assertThat(file).exists().startsWith(directory.resolve("appdb-test"));
		assertThat(file.getFileName().toString()).endsWith("_test.db");
		database.remove();
		assertThat(file).doesNotExist();
		this.run.close();
		assertThat(directory.resolve("appdb-test")).isEmptyDirectory();
		assertThat(shop).hasContent("not touched");
	}

	@Test
	void givesH2DatabasesTheSettingsOfTheAddress() throws Exception {
		TestServers servers = servers(Map.of("appdb.test.h2.url", "jdbc:h2:mem:shop;MODE=PostgreSQL"));
		ServerDatabase database = servers.create(DatabaseType.H2);
		assertThat(database.address().url()).startsWith("jdbc:h2:mem:appdb_")
			.contains("_test;MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
		run(database, "CREATE TABLE orders (id INTEGER PRIMARY KEY)");
		run(database, "INSERT INTO orders VALUES (1) ON CONFLICT DO NOTHING");
		assertThat(numbers(database)).containsExactly(1);
		database.remove();
	}

	@Test
	void refusesPlacesWhereDatabasesInProcessCannotBe() {
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(
					() -> servers(Map.of("appdb.test.h2.url", "jdbc:h2:tcp://localhost/shop")).create(DatabaseType.H2))
			.withMessageContaining("not in memory");
		assertThatExceptionOfType(TestServerException.class)
			.isThrownBy(
					() -> servers(Map.of("appdb.test.sqlite.url", "jdbc:sqlite::memory:")).create(DatabaseType.SQLITE))
			.withMessageContaining("in memory");
	}

	private TestServers servers(Map<String, String> properties) {
		ServerStart start = new ServerStart(TestProperties.of(properties, Map.of()), ClassPath.ofThisLibrary(),
				Docker::answers, this.run);
		return new TestServers(start,
				new ServerReport(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
	}

	private static ServerDatabase base(DatabaseType type) {
		ServerDatabase base = TestServers.shared().create(type);
		assumeTrue(base.notRun() == null);
		return base;
	}

	private static Map<String, String> given(ServerDatabase base, String name) {
		Map<String, String> properties = new HashMap<>();
		properties.put(TestProperties.name(base.type(), "url"), at(base, name).address().url());
		properties.put(TestProperties.name(base.type(), "username"), base.address().username());
		properties.put(TestProperties.name(base.type(), "password"), base.address().password());
		return properties;
	}

	private static ServerDatabase at(ServerDatabase base, String name) {
		String url = DatabaseUrl.parse(base.address().url()).withDatabase(name).jdbcUrl();
		return ServerDatabase.of(base.type(), base.address().at(url), () -> {
		});
	}

	private static void run(ServerDatabase database, String sql) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static List<String> databases(ServerDatabase base) throws SQLException {
		try (Connection connection = base.connect()) {
			return ServerCommands.of(base.type()).databases(connection);
		}
	}

	private static List<Integer> numbers(ServerDatabase database) throws SQLException {
		try (Connection connection = database.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT id FROM orders ORDER BY id")) {
			List<Integer> numbers = new ArrayList<>();
			while (rows.next()) {
				numbers.add(rows.getInt(1));
			}
			return numbers;
		}
	}

}
