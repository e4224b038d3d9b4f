package io.appdb;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a manager without a Spring application has nothing to complain about in its
 * log.
 */
@ExtendWith(OutputCaptureExtension.class)
class StandaloneLogTests {

	@EachDatabase
	void noWarningFromOpeningToClosing(TestDatabase database, CapturedOutput output) {
		for (String echo : new String[] { "off", "sql", "bind" }) {
			int before = output.length();
			try (DatabaseManager manager = DatabaseManager.builder()
				.url(database.url())
				.username(database.username())
				.password(database.password())
				.echo(echo)
				.entities(Line.class, Numbered.class)
				.build()) {
				manager.initialize();
				work(manager);
				assertThat(manager.health().status()).isEqualTo(DatabaseHealth.Status.READY);
				assertThat(manager.schema().validate()).isEmpty();
			}
			assertThat(output.toString().substring(before)).as(echo).doesNotContain("WARN", "ERROR");
		}
	}

	/**
	 * The exception says it all: the address, and what the driver says.
	 */
	@ParameterizedTest
	@CsvSource(
			textBlock = """
					postgresql+asyncpg://ada:secret@127.0.0.1:1/shop, jdbc:postgresql://ada:***@127.0.0.1:1/shop, 127.0.0.1:1 refused
					mysql+pymysql://ada:secret@127.0.0.1:1/shop, jdbc:mysql://ada:***@127.0.0.1:1/shop, Connection refused
					sqlite:////dev/null/shop.db, jdbc:sqlite:/dev/null/shop.db, SQLITE_CANTOPEN
					""")
	void nothingButTheExceptionWhenThereIsNoDatabase(String url, String address, String driver, CapturedOutput output) {
		Logger errors = (Logger) LoggerFactory.getLogger("org.hibernate.orm.jdbc.error");
		Level level = errors.getLevel();
		errors.setLevel(Level.WARN);
		int before = output.length();
		try (DatabaseManager manager = DatabaseManager.builder().url(url).entities(Line.class).build()) {
			assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(manager::initialize)
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(DatabaseUnavailableException.Reason.UNREACHABLE))
				.withMessageContaining(address)
				.withMessageContaining(driver)
				.withMessageNotContaining("secret");
		}
		finally {
			errors.setLevel(level);
		}
		assertThat(output.toString().substring(before)).doesNotContain("WARN", "ERROR");
	}

	private static void work(DatabaseManager manager) {
		manager.sessions().runInTransaction((db) -> {
			db.persist(new Line());
			db.persist(new Numbered());
		});
		manager.sessions().runWithSession((db) -> {
			db.createSelectionQuery("from LogLine", Line.class).getResultList();
			db.rows("select * from log_line where id = ?", 1);
			db.persist(new Line());
			db.commit();
		});
		try (var session = manager.getSession()) {
			session.execute("delete from log_line");
			session.rollback();
		}
	}

	@Entity(name = "LogLine")
	static class Line {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String text;

	}

	@Entity(name = "LogNumbered")
	static class Numbered {

		@Id
		@GeneratedValue
		Long id;

	}

}
