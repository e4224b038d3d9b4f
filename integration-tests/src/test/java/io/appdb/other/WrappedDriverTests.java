package io.appdb.other;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.bulk.BulkOperations;
import io.appdb.engine.DatabaseType;
import io.appdb.error.UniqueConstraintException;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The five databases through real drivers that wrap theirs: they are the database, with
 * all that its own driver is known for.
 */
@ExtendWith(OutputCaptureExtension.class)
class WrappedDriverTests {

	@EachDatabase
	void isTheDatabaseThroughP6spyAndOpenTelemetry(TestDatabase database) {
		goTheSameWays(database, List.of("p6spy:", "otel:", "otel:p6spy:"));
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL })
	void isTheDatabaseThroughTheDriverOfAws(TestDatabase database) {
		goTheSameWays(database, List.of("aws-wrapper:"));
	}

	/**
	 * It opens connections without the bulk protocol.
	 */
	@EachDatabase(DatabaseType.MARIADB)
	void isMariaDbThroughTheDriverOfAws(TestDatabase database) {
		isTheDatabase(database, "aws-wrapper:");
	}

	/**
	 * Batches say which way they go: {@code COPY} or the like, and Hibernate only where
	 * that is the way without a wrapper too.
	 */
	private static void goTheSameWays(TestDatabase database, List<String> wrappers) {
		List<String> ways = ways(database, "");
		assertThat(ways).hasSizeGreaterThanOrEqualTo(3);
		wrappers.forEach((wrapper) -> assertThat(ways(database, wrapper)).as(wrapper).isEqualTo(ways));
	}

	private static List<String> ways(TestDatabase database, String wrapper) {
		Logger logger = (Logger) LoggerFactory.getLogger(BulkOperations.class);
		ListAppender<ILoggingEvent> lines = new ListAppender<>();
		lines.start();
		logger.setLevel(Level.DEBUG);
		logger.setAdditive(false);
		logger.addAppender(lines);
		try {
			isTheDatabase(database, wrapper);
			return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
		}
		finally {
			logger.detachAppender(lines);
			logger.setAdditive(true);
			logger.setLevel(null);
		}
	}

	private static void isTheDatabase(TestDatabase database, String wrapper) {
		String url = database.url().replaceFirst("jdbc:", "jdbc:" + wrapper);
		try (DatabaseManager manager = DatabaseManager.builder()
			.url(url)
			.username(database.username())
			.password(database.password())
			.entities(OtherDatabaseTests.Shelf.class, OtherDatabaseTests.Item.class)
			.build()) {
			manager.initialize();
			assertThat(manager.engine().type()).isEqualTo(database.type());
			assertThat(manager.engine().url().toString())
				.startsWith("jdbc:" + wrapper + database.type().keyword() + ":");
			assertThat(manager.schema().validate()).isEmpty();
			SessionManager sessions = manager.sessions();
			List<OtherDatabaseTests.Item> items = IntStream.range(0, 50)
				.mapToObj((index) -> new OtherDatabaseTests.Item(wrapper + " " + index))
				.toList();
			assertThat(sessions.<Long, RuntimeException>inTransaction((session) -> session.batchInsert(items)))
				.isEqualTo(50);
			assertThat(items).allSatisfy((item) -> assertThat(item.id).isNotNull());
			items.forEach((item) -> item.name = "new " + item.name);
			sessions.runInTransaction((session) -> session.batchUpdate(items));
			assertThatExceptionOfType(UniqueConstraintException.class)
				.isThrownBy(() -> sessions.runInTransaction(
						(session) -> session.persist(new OtherDatabaseTests.Item("new " + wrapper + " 0"))))
				.satisfies((ex) -> assertThat(ex.columns()).as("%s", ex).containsExactly("name"));
			sessions.runInTransaction((session) -> {
				assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(() -> session.savepoint(
						(inner) -> inner.batchInsert(List.of(new OtherDatabaseTests.Item("new " + wrapper + " 1")))));
				session.batchDelete(items);
			});
			assertThat(sessions.<Long, RuntimeException>inTransaction(
					(session) -> session.createQuery("select count(*) from Item", Long.class).getSingleResult()))
				.isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "p6spy", "otel" })
	void hasOneWriterAtATimeOnSqlite(String wrapper, @TempDir Path directory) throws Exception {
		String file = directory.resolve("app.db").toString();
		for (String location : List.of(file, ":memory:")) {
			WebApplicationContext context = OtherApplication
				.start("app.db.url=jdbc:" + wrapper + ":sqlite:" + location);
			try {
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				assertThat(jdbc.queryForObject("pragma foreign_keys", Integer.class)).isEqualTo(1);
				assertThat(jdbc.queryForObject("pragma journal_mode", String.class))
					.isEqualTo(location.equals(file) ? "wal" : "memory");
				writeAtOnce(context.getBean(SessionManager.class));
				assertThat(jdbc.queryForObject("select count(*) from parcel", Long.class)).isEqualTo(160);
			}
			finally {
				((ConfigurableApplicationContext) context).close();
			}
		}
	}

	/**
	 * Transactions that read first and then write fail with "database is locked" unless
	 * they wait for each other before they begin.
	 */
	private static void writeAtOnce(SessionManager sessions) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Callable<Boolean>> work = IntStream.range(0, 160).<Callable<Boolean>>mapToObj((id) -> () -> {
				sessions.runInTransaction((session) -> {
					session.rows("select count(*) from parcel");
					session.persist(new Parcel(id, "parcel " + id));
				});
				return true;
			}).toList();
			for (Future<Boolean> done : threads.invokeAll(work)) {
				assertThat(done.get()).isTrue();
			}
		}
		finally {
			threads.shutdown();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void namesTheDatabaseAndMasksThePasswordAtStart(TestDatabase database, CapturedOutput output) {
		String address = database.url().replaceFirst("jdbc:postgresql://", "");
		String url = "jdbc:p6spy:postgresql://" + database.username() + ":" + database.password() + "@" + address;
		WebApplicationContext context = OtherApplication.start("app.db.url=" + url);
		try {
			assertThat(output.getAll().lines().filter((line) -> line.contains("db[default]"))).singleElement()
				.asString()
				.contains("db[default] postgresql ")
				.contains(" jdbc:p6spy:postgresql://")
				.doesNotContain(":" + database.password() + "@")
				.contains(" pool=10+20 ");
			HikariDataSource pool = (HikariDataSource) context.getBean(DataSource.class);
			assertThat(pool.getJdbcUrl()).doesNotContain(database.password() + "@");
			assertThat(pool.getDriverClassName()).isEqualTo("com.p6spy.engine.spy.P6SpyDriver");
		}
		finally {
			((ConfigurableApplicationContext) context).close();
		}
	}

	@Test
	void startsAContainerOfTestcontainers() {
		Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Docker starts containers");
		try (DatabaseManager manager = DatabaseManager.builder()
			.url("jdbc:tc:postgresql:18:///app")
			.entities(OtherDatabaseTests.Shelf.class, OtherDatabaseTests.Item.class)
			.build()) {
			manager.initialize();
			assertThat(manager.engine().type()).isEqualTo(DatabaseType.POSTGRESQL);
			OtherDatabaseTests.Item item = new OtherDatabaseTests.Item("in a container");
			manager.sessions().runInTransaction((session) -> session.batchInsert(List.of(item)));
			assertThat(item.id).isEqualTo(1);
		}
	}

}
