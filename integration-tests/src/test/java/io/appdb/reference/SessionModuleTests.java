package io.appdb.reference;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.PoolSettings;
import io.appdb.engine.SqlEcho;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The examples of the document "SQLAlchemy Session".
 */
@ReferenceDocument(title = "SQLAlchemy Session", examples = 12)
class SessionModuleTests {

	private final ReferenceApplication application;

	SessionModuleTests(ReferenceApplication application) {
		this.application = application;
	}

	static Stream<ReferenceApplication> applications() {
		return ReferenceApplication.onEach();
	}

	@BeforeEach
	void ready() {
		this.application.ready();
	}

	private SessionManager sessions() {
		return this.application.bean(SessionManager.class);
	}

	private DatabaseManager.Builder manager() {
		TestDatabase database = this.application.database();
		return DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(MyModel.class);
	}

	/**
	 * {@code get_db_session()}.
	 */
	@Example(1)
	void getDbSession() {
		sessions().runInTransaction((session) -> session.persist(new MyModel("first")));
		List<MyModel> found = sessions()
			.inTransaction((session) -> session.createSelectionQuery("from MyModel", MyModel.class).getResultList());
		assertThat(found).extracting((model) -> model.name).containsExactly("first");
	}

	/**
	 * {@code get_db_session_direct()}.
	 */
	@Example(2)
	void getDbSessionDirect() {
		DbSession session = sessions().openSession();
		try {
			List<MyModel> found = session.createSelectionQuery("from MyModel", MyModel.class).getResultList();
			session.commit();
			assertThat(found).isEmpty();
		}
		finally {
			session.close();
		}
	}

	/**
	 * Basic initialisation.
	 */
	@Example(3)
	void initDbAndCloseDb() {
		DatabaseManager database = manager().build();
		database.initialize();
		assertThat(database.schema().tableExists("my_table")).isTrue();
		database.close();
		assertThat(database.isInitialized()).isFalse();
	}

	/**
	 * Session as a context manager.
	 */
	@Example(4)
	void sessionAsContextManager() {
		long id = addConfig("theme", "dark", "string", "ui");
		assertThat(id).isPositive();
		assertThat(allConfigs()).containsExactly(Map.of("theme", "dark"));
	}

	private List<Map<String, Object>> allConfigs() {
		return sessions().inTransaction(
				(session) -> session.createSelectionQuery("select c from DynamicConfig c", DynamicConfig.class)
					.getResultList()
					.stream()
					.map((config) -> Map.of(config.key, config.value))
					.toList());
	}

	private long addConfig(String key, Object value, String valueType, String category) {
		DynamicConfig config = new DynamicConfig(key, value, valueType, category);
		return sessions().inTransaction((session) -> {
			session.persist(config);
			session.commit();
			return Objects.requireNonNull(config.id);
		});
	}

	/**
	 * Direct use of a session.
	 */
	@Example(5)
	void directSession() {
		logError("disk full", "application");
		assertThat(this.application.count("log_entries")).isOne();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> logError("disk full", "x".repeat(300)));
		assertThat(this.application.count("log_entries")).isOne();
	}

	@SuppressWarnings("NullAway") // a value that is missing is what fails
	private void logError(String message, String logger) {
		LogEntry entry = new LogEntry("ERROR", logger, message);
		if (logger.length() > 255) {
			entry.level = null;
		}
		DbSession session = sessions().openSession();
		try {
			session.persist(entry);
			session.commit();
		}
		catch (RuntimeException ex) {
			session.rollback();
			throw ex;
		}
		finally {
			session.close();
		}
	}

	/**
	 * The manager.
	 */
	@Example(6)
	void databaseManager() {
		DatabaseManager manager = manager().build();
		assertThatIllegalStateException().isThrownBy(manager::getSession);
		manager.initialize();
		try (DbSession session = manager.getSession()) {
			assertThat(session.rows("select 1 as one")).hasSize(1);
		}
		manager.close();
		manager.close();
	}

	/**
	 * An engine of one's own.
	 */
	@Example(7)
	void customEngine() throws SQLException {
		TestDatabase database = this.application.database();
		DatabaseEngine engine = DatabaseEngine.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.echo(SqlEcho.SQL)
			.build();
		try (Connection connection = engine.dataSource().getConnection()) {
			assertThat(connection.isValid(5)).isTrue();
		}
		engine.close();
	}

	/**
	 * Two writes in one transaction.
	 */
	@Example(8)
	void transactionHandling() {
		long id = addConfig("theme", "dark", "string", "ui");
		updateConfigAndLog(id, "light", "theme changed");
		assertThat(allConfigs()).containsExactly(Map.of("theme", "light"));
		assertThat(this.application.count("log_entries")).isOne();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> updateConfigAndLog(id, "blue", null));
		assertThat(allConfigs()).containsExactly(Map.of("theme", "light"));
		assertThat(this.application.count("log_entries")).isOne();
	}

	@SuppressWarnings("NullAway") // a message that is missing is what fails
	private void updateConfigAndLog(long id, String value, @Nullable String message) {
		sessions().runWithSession((session) -> {
			try {
				session.begin();
				session.find(DynamicConfig.class, id).value = value;
				LogEntry entry = new LogEntry("INFO", "config", message);
				entry.extraData = Map.of("config_id", id, "new_value", value);
				session.persist(entry);
				session.commit();
			}
			catch (RuntimeException ex) {
				session.rollback();
				throw ex;
			}
		});
	}

	/**
	 * URL of SQLite.
	 */
	@Example(9)
	void sqliteUrl() {
		DatabaseUrl url = DatabaseUrl.parse("sqlite+aiosqlite:///neural_ai.db");
		assertThat(url.type()).isEqualTo(DatabaseType.SQLITE);
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:sqlite:neural_ai.db");
	}

	/**
	 * URL of PostgreSQL.
	 */
	@Example(10)
	void postgresqlUrl() {
		DatabaseUrl url = DatabaseUrl.parse("postgresql+asyncpg://user:password@localhost/neural_ai");
		assertThat(url.jdbcUrl()).startsWith("jdbc:postgresql://localhost").doesNotContain("password");
		assertThat(url.username()).isEqualTo("user");
	}

	/**
	 * The pool.
	 */
	@Example(11)
	void connectionPool() {
		PoolSettings pool = PoolSettings.defaults().withSize(20).withMaxOverflow(0).withRecycle(Duration.ofHours(1));
		try (DatabaseManager manager = manager().pool(pool).build()) {
			manager.initialize();
			HikariDataSource source = (HikariDataSource) manager.engine().dataSource();
			assertThat(source.getMaximumPoolSize()).isEqualTo(20);
			assertThat(source.getMaxLifetime()).isEqualTo(3_600_000);
		}
	}

	/**
	 * SQLite without a pool.
	 */
	@Example(12)
	void withoutPool() {
		try (DatabaseManager manager = manager().pool(PoolSettings.defaults().withEnabled(false)).build()) {
			manager.initialize();
			CompletableFuture.runAsync(() -> manager.sessions().runInTransaction((db) -> db.persist(new MyModel("x"))))
				.join();
			assertThat(this.application.count("my_table")).isOne();
		}
	}

}
