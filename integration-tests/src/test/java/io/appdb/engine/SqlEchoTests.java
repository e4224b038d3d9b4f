package io.appdb.engine;

import java.util.List;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.appdb.DatabaseManager;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The log of statements shows where transactions begin and end, the same on every
 * database.
 */
class SqlEchoTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.appdb.sql");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.setLevel(Level.INFO);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
	}

	@EachDatabase
	void showsBeginCommitAndRollback(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThat(lines()).noneMatch((line) -> line.toUpperCase(Locale.ROOT).contains("PRAGMA"));
			manager.sessions().runInTransaction((db) -> db.persist(new Echo("first")));
			try (DbSession db = manager.getSession()) {
				db.persist(new Echo("second"));
				db.commit();
				db.begin();
				db.execute("delete from echo");
				db.rollback();
				db.begin();
				db.commit();
			}
			assertThat(lines()).containsExactly("BEGIN (implicit)", "insert into echo", "COMMIT", "BEGIN (implicit)",
					"insert into echo", "COMMIT", "BEGIN (implicit)", "delete from echo", "ROLLBACK");
		}
	}

	@EachDatabase
	void aReadOutsideATransactionStandsAlone(TestDatabase database) {
		try (DatabaseManager manager = manager(database); DbSession db = manager.getSession()) {
			lines();
			db.rows("select * from echo");
			assertThat(lines()).containsExactly("select * from");
		}
	}

	@EachDatabase
	void showsSavepoints(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			lines();
			manager.sessions().runInTransaction((db) -> {
				db.savepoint("kept", (inner) -> inner.execute("insert into echo (text) values ('a')"));
				assertThatIllegalStateException().isThrownBy(() -> db.savepoint("lost", (inner) -> {
					inner.execute("insert into echo (text) values ('b')");
					throw new IllegalStateException("undone");
				}));
			});
			assertThat(lines()).filteredOn((line) -> !line.startsWith("RELEASE"))
				.extracting((line) -> line.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT))
				.containsExactly("begin (implicit)", "savepoint kept", "insert into echo", "savepoint lost",
						"insert into echo", "rollback to savepoint lost", "commit");
		}
	}

	/**
	 * Returns what was logged since the last call, three words of each statement.
	 */
	private List<String> lines() {
		List<String> lines = this.log.list.stream()
			.map(ILoggingEvent::getFormattedMessage)
			.map((line) -> line.replaceFirst("^(?!ROLLBACK)(\\S+ \\S+ \\S+) .*", "$1"))
			.toList();
		this.log.list.clear();
		return lines;
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.echo("sql")
			.entities(Echo.class)
			.build();
		manager.initialize();
		return manager;
	}

	@Entity(name = "Echo")
	@Table(name = "echo")
	static class Echo {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		String text;

		protected Echo() {
			this("");
		}

		Echo(String text) {
			this.text = text;
		}

	}

}
