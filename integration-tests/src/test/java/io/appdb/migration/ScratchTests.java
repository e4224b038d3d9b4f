package io.appdb.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.schema.MappedSchema;
import io.appdb.schema.MappingCapture;
import io.appdb.schema.scratch.ScratchRefusedException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of what scratch databases need, and of what they must not touch.
 */
class ScratchTests {

	private static final String ELSEWHERE = "appdb_elsewhere";

	private static final String PASSWORD = "Pass-word1";

	@EachDatabase({ DatabaseType.MYSQL, DatabaseType.MARIADB })
	void refusesAMappingThatNamesADatabase(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Invoice.class)) {
			List<String> before = databases(drafted);
			Migrations migrations = drafted.migrations();
			assertThatIllegalStateException().isThrownBy(() -> drafted.revision("invoices"))
				.withMessageStartingWith(
						"The mapping names a database: table appdb_elsewhere.invoice (entity Invoice), "
								+ "table appdb_elsewhere.invoice_copy. A scratch database cannot stand in for it")
				.withMessageContaining("leave 'catalog' out of the mapping");
			assertThatIllegalStateException().isThrownBy(migrations::check).withMessageContaining(ELSEWHERE);
			assertThatIllegalStateException().isThrownBy(migrations::verify).withMessageContaining(ELSEWHERE);
			assertThat(drafted.files()).isEmpty();
			assertThat(databases(drafted)).isEqualTo(before).doesNotContain(ELSEWHERE);
			drafted.revision("by hand", RevisionOptions.defaults().withoutStatements());
			assertThat(drafted.files()).containsExactly("U1__by_hand.sql", "V1__by_hand.sql");
		}
	}

	private static List<String> databases(DraftedDatabase drafted) {
		return drafted.jdbc().queryForList("select schema_name from information_schema.schemata", String.class);
	}

	@EachDatabase({ DatabaseType.MYSQL, DatabaseType.MARIADB })
	void knowsThatASchemaOfAMappingIsNoDatabase(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Receipt.class)) {
			assertThat(drafted.revision("receipts").changes()).containsExactly("table receipt: added");
			drafted.migrations().upgrade();
			assertThat(drafted.migrations().check().isClean()).isTrue();
		}
	}

	@EachDatabase
	void knowsThatACatalogOfAMappingIsNoSchema(TestDatabase database) {
		try (Mapped mapped = Mapped.of(database, Invoice.class)) {
			MappedSchema schema = new MappedSchema(mapped.capture(),
					dataSource(database, database.username(), database.password()), false);
			assertThat(schema.namedSchemas()).isEmpty();
		}
	}

	/**
	 * Flyway's own settings name the real database, and so does its placeholder.
	 */
	@EachDatabase({ DatabaseType.MYSQL, DatabaseType.MARIADB })
	void replaysIntoTheScratchDatabaseWhateverFlywayIsTold(TestDatabase database, @TempDir Path folder)
			throws IOException {
		Files.writeString(folder.resolve("V1__receipts.sql"),
				"create table ${flyway:defaultSchema}.receipt (id bigint auto_increment primary key);");
		Files.writeString(folder.resolve("U1__receipts.sql"), "drop table ${flyway:defaultSchema}.receipt;");
		JdbcTemplate jdbc = new JdbcTemplate(dataSource(database, database.username(), database.password()));
		String name = jdbc.queryForObject("select database()", String.class);
		try (Mapped mapped = Mapped.of(database, Receipt.class)) {
			for (FluentConfiguration flyway : List.of(flyway(database, folder), flyway(database, folder).schemas(name),
					flyway(database, folder).defaultSchema(name))) {
				FlywayMigrations migrations = new FlywayMigrations(flyway.load(), true, environment(mapped));
				assertThat(migrations.revision("again", RevisionOptions.defaults())).isEmpty();
				assertThat(migrations.verify().isSuccessful()).isTrue();
				assertThat(jdbc.queryForList("show tables")).isEmpty();
			}
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void saysWhatToDoWhereTheUserMayNotCreateDatabases(TestDatabase database, @TempDir Path folder) {
		JdbcTemplate admin = new JdbcTemplate(dataSource(database, database.username(), database.password()));
		String user = "appdb_" + Long.toString(System.nanoTime(), 36);
		Rights rights = Rights.of(database.type(), user, admin);
		rights.create().run();
		try (Mapped mapped = Mapped.of(database, Drafts.FIRST)) {
			FluentConfiguration flyway = flyway(database, folder).dataSource(dataSource(database, user, PASSWORD));
			RevisionOptions options = RevisionOptions.defaults();
			FlywayMigrations migrations = new FlywayMigrations(flyway.load(), true, environment(mapped));
			assertThatExceptionOfType(ScratchRefusedException.class)
				.isThrownBy(() -> migrations.revision("items", options))
				.withMessageStartingWith("The user '" + user + "' may not create a scratch database at ")
				.withMessageContaining(rights.advice())
				.withMessageContaining(
						"or set 'app.db.migration.scratch-url' to a server where databases may be created")
				.withMessageNotContaining(PASSWORD);
			assertThat(folder).isEmptyDirectory();

			RevisionEnvironment elsewhere = new RevisionEnvironment(mapped::capture, url(database), Set.of());
			assertThat(new FlywayMigrations(flyway.load(), true, elsewhere).revision("items", options)).isPresent();

			rights.follow().run();
			assertThat(migrations.check().pending()).hasSize(1);
			migrations.upgrade();
			assertThat(migrations.check().isClean()).isTrue();
		}
		finally {
			rights.remove().run();
		}
	}

	private static RevisionEnvironment environment(Mapped mapped) {
		return new RevisionEnvironment(mapped::capture, null, Set.of());
	}

	private static DatabaseUrl url(TestDatabase database) {
		DatabaseUrl url = DatabaseUrl.parse(database.url());
		return DatabaseUrl.of(url.type(), url.host(), url.port(), url.database(), database.username(),
				database.password(), url.parameters());
	}

	private static FluentConfiguration flyway(TestDatabase database, Path folder) {
		return Flyway.configure()
			.dataSource(dataSource(database, database.username(), database.password()))
			.locations("filesystem:" + folder);
	}

	private static DriverManagerDataSource dataSource(TestDatabase database, String username, String password) {
		return new DriverManagerDataSource(database.url(), username, password);
	}

	/**
	 * A user who may do all in one database, and none but that.
	 *
	 * @param create makes it
	 * @param advice what the message says to run
	 * @param follow what follows that advice
	 * @param remove removes it
	 */
	private record Rights(Runnable create, String advice, Runnable follow, Runnable remove) {

		static Rights of(DatabaseType kind, String user, JdbcTemplate admin) {
			if (kind == DatabaseType.POSTGRESQL) {
				String advice = "alter role " + user + " createdb";
				return new Rights(() -> {
					admin.execute("create role " + user + " login password '" + PASSWORD + "'");
					admin.execute("grant all on schema public to " + user);
				}, advice, () -> admin.execute(advice), () -> {
					admin.execute("drop owned by " + user);
					admin.execute("drop role " + user);
				});
			}
			String advice = "grant all on `appdb\\_scratch\\_%`.* to ";
			String name = admin.queryForObject("select database()", String.class);
			return new Rights(() -> {
				admin.execute("create user " + user + " identified by '" + PASSWORD + "'");
				admin.execute("grant all on " + name + ".* to " + user);
			}, advice + "it", () -> admin.execute(advice + user), () -> admin.execute("drop user " + user));
		}

	}

	/**
	 * Entities that are mapped, and nothing more.
	 *
	 * @param capture what was caught of them
	 * @param entities their factory
	 */
	private record Mapped(MappingCapture capture, EntityManagerFactory entities) implements AutoCloseable {

		static Mapped of(TestDatabase database, Class<?>... entities) {
			Map<String, Object> properties = new HashMap<>();
			MappingCapture capture = MappingCapture.install(properties);
			properties.put("jakarta.persistence.nonJtaDataSource",
					dataSource(database, database.username(), database.password()));
			HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("test");
			configuration.managedClasses(entities);
			configuration.properties(properties);
			return new Mapped(capture, configuration.createEntityManagerFactory());
		}

		@Override
		public void close() {
			this.entities.close();
		}

	}

	@Entity(name = "Invoice")
	@Table(name = "invoice", catalog = ELSEWHERE)
	static class Invoice {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@ManyToMany
		@JoinTable(name = "invoice_copy", catalog = ELSEWHERE)
		List<Invoice> copies = List.of();

	}

	@Entity(name = "Receipt")
	@Table(name = "receipt", schema = "till")
	static class Receipt {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

	}

}
