package io.appdb;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

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
