package io.appdb.other;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.migration.Migrations;
import io.appdb.migration.RevisionOptions;
import io.appdb.retry.TransactionRetry;
import io.appdb.schema.SchemaValidationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A Spring application on a database that the library has no knowledge of: what is
 * promised there holds, and the rest says that it does not.
 */
@ExtendWith(OutputCaptureExtension.class)
class OtherApplicationTests {

	private static final Map<OtherDatabase, WebApplicationContext> CONTEXTS = new EnumMap<>(OtherDatabase.class);

	private static WebApplicationContext context(OtherDatabase database) {
		WebApplicationContext context = CONTEXTS.computeIfAbsent(database,
				(other) -> OtherApplication.start("app.db.url=" + other.fresh()));
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		jdbc.update("delete from parcel");
		jdbc.update("insert into parcel (id, label, weight) values (1, 'one', 0)");
		return context;
	}

	@AfterAll
	static void close() {
		CONTEXTS.values().forEach(OtherApplicationTests::close);
		CONTEXTS.clear();
	}

	private static void close(WebApplicationContext context) {
		((ConfigurableApplicationContext) context).close();
	}

	private static long count(WebApplicationContext context) {
		Long count = context.getBean(JdbcTemplate.class).queryForObject("select count(*) from parcel", Long.class);
		return (count != null) ? count : -1;
	}

	@ParameterizedTest
	@CsvSource({ "HSQLDB, app.db.url, hsql, jdbc:hsqldb:mem:", "HSQLDB, spring.datasource.url, hsql, jdbc:hsqldb:mem:",
			"DERBY, app.db.url, derby, jdbc:derby:memory:", "DERBY, spring.datasource.url, derby, jdbc:derby:memory:" })
	void startsWithTheTablesOfItsEntities(OtherDatabase database, String key, String name, String address,
			CapturedOutput output) {
		String url = database.fresh();
		WebApplicationContext context = OtherApplication.start(key + "=" + url);
		try {
			assertThat(context.getBean(DatabaseManager.class).engine().type()).isEqualTo(DatabaseType.OTHER);
			assertThat(output).contains("db[default] " + name).contains(address).doesNotContain("broken");
			assertThat(context.getBean(DatabaseManager.class).schema().validate()).isEmpty();
			assertThat(count(context)).isZero();
			close(OtherApplication.start(key + "=" + url, "app.db.schema.mode=validate"));
		}
		finally {
			close(context);
		}
		assertThatThrownBy(() -> OtherApplication.start(key + "=" + database.fresh(), "app.db.schema.mode=validate"))
			.hasRootCauseInstanceOf(SchemaValidationException.class);
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheRulesOfTheWeb(OtherDatabase database) {
		WebApplicationContext context = context(database);
		MockMvcTester mvc = MockMvcTester.from(context);
		assertThat(mvc.get().uri("/parcels/1")).hasStatusOk().hasBodyTextEqualTo("one");
		assertThat(mvc.get().uri("/parcels/99")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post(mvc, "/by-hand", 2, "two")).hasStatusOk();
		assertThat(post(mvc, "/parcels", 3, "three")).hasStatusOk().bodyJson().extractingPath("$.count").isEqualTo(3);
		assertThat(post(mvc, "/transactional", 4, "four")).hasStatusOk();
		assertThat(post(mvc, "/thrown", 5, "five")).failure().isInstanceOf(IOException.class);
		assertThat(post(mvc, "/refused", 6, "six")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(count(context)).isEqualTo(4);
	}

	@ParameterizedTest
	@EnumSource
	void noCommitThatFailedIsASuccess(OtherDatabase database) {
		WebApplicationContext context = context(database);
		MockMvcTester mvc = MockMvcTester.from(context);
		for (String path : new String[] { "/by-hand", "/parcels", "/transactional" }) {
			expect(post(mvc, path, 2, "one"), HttpStatus.CONFLICT, "duplicate");
			expect(post(mvc, path, 1, "other"), HttpStatus.CONFLICT, "duplicate");
			expect(post(mvc, path, 2, "x".repeat(21)), HttpStatus.BAD_REQUEST, "value-too-long");
		}
		assertThat(count(context)).isEqualTo(1);
	}

	@Test
	void noTransactionThatTheDatabaseHasTakenBackIsASuccess() {
		WebApplicationContext context = context(OtherDatabase.HSQLDB);
		expect(post(MockMvcTester.from(context), "/caught", 2, "two"), HttpStatus.INTERNAL_SERVER_ERROR, "rolled-back");
		assertThat(count(context)).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "'insert into parcel (id, label, weight) values (2, ''one'', 0)', CONFLICT, duplicate",
			"'insert into parcel (id, label, weight) values (1, ''two'', 0)', CONFLICT, duplicate",
			"'insert into parcel (id, label, weight, parent_id) values (2, ''two'', 0, 9)', CONFLICT, reference",
			"delete from parcel where id = 1, CONFLICT, reference",
			"'insert into parcel (id, label, weight) values (2, null, 0)', BAD_REQUEST, missing-value",
			"'insert into parcel (id, label, weight) values (2, ''123456789012345678901'', 0)', BAD_REQUEST, value-too-long",
			"update parcel set weight = 99999999999, BAD_REQUEST, bad-value",
			"'update parcel set weight = cast(''x'' as int)', BAD_REQUEST, bad-value" })
	void answersErrorsAsOnTheFive(String sql, HttpStatus status, String code) {
		for (OtherDatabase database : OtherDatabase.values()) {
			WebApplicationContext context = context(database);
			context.getBean(JdbcTemplate.class)
				.update("insert into parcel (id, label, weight, parent_id) values (7, 'child', 0, 1)");
			expect(MockMvcTester.from(context).post().uri("/sql").param("sql", sql).exchange(), status, code);
		}
	}

	@ParameterizedTest
	@EnumSource
	void answersATransactionThatIsOutOfTimeAsOnTheFive(OtherDatabase database) {
		expect(MockMvcTester.from(context(database)).post().uri("/late").exchange(), HttpStatus.GATEWAY_TIMEOUT,
				"timeout");
	}

	@ParameterizedTest
	@EnumSource
	void answersAndRepeatsAConflict(OtherDatabase database) throws Exception {
		WebApplicationContext context = context(database);
		if (database == OtherDatabase.DERBY) {
			context.getBean(JdbcTemplate.class)
				.execute("call SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '1')");
		}
		AtomicInteger attempts = new AtomicInteger();
		TransactionRetry retry = context.getBean(TransactionRetry.class);
		try (Connection rival = context.getBean(DataSource.class).getConnection()) {
			rival.setAutoCommit(false);
			String raised = "update parcel set weight = weight + 1 where id = 1";
			retry.inTransaction(retry.policy().includes(CannotAcquireLockException.class).build(), (session) -> {
				boolean again = attempts.incrementAndGet() > 1;
				if (again) {
					rival.commit();
				}
				session.rows("select weight from parcel where id = 1");
				if (!again) {
					execute(rival, raised);
				}
				if (database == OtherDatabase.HSQLDB) {
					rival.commit();
				}
				return session.execute(raised);
			});
			assertThat(attempts).hasValue(2);
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("select weight from parcel where id = 1", Integer.class)).isEqualTo(2);
			if (database == OtherDatabase.DERBY) {
				execute(rival, raised);
				expect(MockMvcTester.from(context).post().uri("/sql").param("sql", raised).exchange(),
						HttpStatus.CONFLICT, "conflict");
			}
			rival.rollback();
			rival.setAutoCommit(true);
		}
	}

	private static void execute(Connection connection, String sql) throws Exception {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@ParameterizedTest
	@EnumSource
	void migratesWithFlywaysOwnSupport(OtherDatabase database, @TempDir Path files) throws IOException {
		write(files, "V1__box.sql", "create table box (id int not null primary key, label varchar(20));");
		write(files, "U1__box.sql", "drop table box;");
		WebApplicationContext context = OtherApplication.start("app.db.url=" + database.fresh(),
				"spring.flyway.locations=filesystem:" + files, "app.db.schema.mode=migrate",
				"app.db.schema.allow-drop=true");
		try {
			Migrations migrations = context.getBean(Migrations.class);
			assertThat(migrations.current()).contains("1");
			write(files, "V2__weight.sql", "alter table box add column weight int;");
			write(files, "U2__weight.sql", "alter table box drop column weight;");
			assertThat(migrations.pending()).hasSize(1);
			assertThat(migrations.sql("1", "2")).contains("alter table box add column weight int");
			assertThat(migrations.upgrade().to()).isEqualTo("2");
			assertThat(migrations.history()).hasSize(2);
			context.getBean(JdbcTemplate.class).update("insert into box (id, weight) values (1, 2)");
			assertThat(migrations.downgrade("1").to()).isEqualTo("1");
			assertThat(migrations.downgrade("base").to()).isNull();
			migrations.stamp("2");
			assertThat(migrations.current()).contains("2");
			assertThat(migrations.revision("by hand", RevisionOptions.defaults().withoutStatements())).isPresent();
			refuses(() -> migrations.revision("by comparison", RevisionOptions.defaults()));
			refuses(migrations::check);
			refuses(migrations::verify);
		}
		finally {
			close(context);
		}
	}

	private static void write(Path directory, String name, String sql) throws IOException {
		Files.writeString(directory.resolve(name), sql);
	}

	private static void refuses(Runnable verb) {
		assertThatThrownBy(verb::run).hasMessageContaining("There are no scratch databases for jdbc:")
			.hasMessageContaining("Write migrations of this database by hand");
	}

	@ParameterizedTest
	@EnumSource
	void refusesParametersThatItCannotAddToTheUrl(OtherDatabase database) {
		assertThatThrownBy(() -> OtherApplication.start("app.db.url=" + database.fresh(), "app.db.params.a=b"))
			.rootCause()
			.hasMessageContaining(
					"'app.db.params' is set, and how the URL of this database takes parameters is not known")
			.hasMessageContaining("write them into 'app.db.url'");
	}

	private static MvcTestResult post(MockMvcTester mvc, String path, int id, String label) {
		return mvc.post().uri(path).param("id", String.valueOf(id)).param("label", label).exchange();
	}

	private static void expect(MvcTestResult result, HttpStatus status, String code) {
		assertThat(result).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
	}

}
