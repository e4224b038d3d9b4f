package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.appdb.error.PoolTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Pools}.
 */
class PoolsTests {

	private static final PoolSettings SMALL = PoolSettings.defaults()
		.withSize(1)
		.withMaxOverflow(1)
		.withTimeout(Duration.ofMillis(300));

	private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

	@Test
	void saysTheSettingsInHikarisWords() {
		PoolSettings settings = PoolSettings.defaults()
			.withIdleTimeout(Duration.ofSeconds(40))
			.withTimeout(Duration.ofSeconds(7))
			.withRecycle(Duration.ofMinutes(9));
		try (HikariDataSource pool = pool(settings, Set.of())) {
			assertThat(pool.getMinimumIdle()).isEqualTo(10);
			assertThat(pool.getMaximumPoolSize()).isEqualTo(30);
			assertThat(pool.getIdleTimeout()).isEqualTo(40_000);
			assertThat(pool.getConnectionTimeout()).isEqualTo(7_000);
			assertThat(pool.getMaxLifetime()).isEqualTo(540_000);
			assertThat(pool.getKeepaliveTime()).isEqualTo(120_000);
			assertThat(pool.getInitializationFailTimeout()).isEqualTo(1);
			assertThat(pool.getPoolName()).isEqualTo("db[default]");
			assertThat(pool.getUsername()).isEqualTo("sa");
			assertThat(pool.isAutoCommit()).isTrue();
		}
	}

	@Test
	void leavesWhatTheApplicationSaidToHikari() {
		HikariDataSource configured = configured();
		configured.setMaximumPoolSize(7);
		configured.setMaxLifetime(45_000);
		configured.setPoolName("mine");
		try (HikariDataSource pool = Pools.of(configured, PoolSettings.defaults(), SqlEcho.OFF, "db[default]",
				Set.of("maximum-pool-size", "maxLifetime", "pool-name"), Duration.ofSeconds(3), ReadRouting.PRIMARY)) {
			assertThat(pool.getMaximumPoolSize()).isEqualTo(7);
			assertThat(pool.getMinimumIdle()).isEqualTo(7);
			assertThat(pool.getMaxLifetime()).isEqualTo(45_000);
			assertThat(pool.getPoolName()).isEqualTo("mine");
			assertThat(pool.getInitializationFailTimeout()).isEqualTo(3_000);
		}
	}

	@Test
	void sendsNoKeepAliveWithoutPrePing() {
		try (HikariDataSource pool = pool(PoolSettings.defaults().withPrePing(false), Set.of())) {
			assertThat(pool.getKeepaliveTime()).isZero();
		}
	}

	@Test
	void keepsOtherTimesBelowTheLifeOfAConnection() {
		try (HikariDataSource pool = pool(PoolSettings.defaults().withRecycle(Duration.ofSeconds(30)), Set.of())) {
			assertThat(pool.getKeepaliveTime()).isZero();
			assertThat(pool.getIdleTimeout()).isEqualTo(28_000);
		}
	}

	@Test
	void tellsWhatAnExhaustedPoolLooksLike() throws SQLException {
		try (HikariDataSource pool = pool(SMALL, Set.of());
				Connection first = pool.getConnection();
				Connection second = pool.getConnection()) {
			assertThatExceptionOfType(PoolTimeoutException.class).isThrownBy(pool::getConnection)
				.withMessageContaining("db[default]")
				.withMessageContaining("'app.db.pool.size'")
				.satisfies((ex) -> {
					assertThat(ex.size()).isEqualTo(2);
					assertThat(ex.active()).isEqualTo(2);
					assertThat(ex.idle()).isZero();
					assertThat(ex.waiting()).isOne();
					assertThat(ex.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(250));
				});
			assertThat(first).isNotSameAs(second);
		}
	}

	@Test
	@SuppressWarnings("try")
	void refusesAtOnceWhoWouldWaitBeyondTheLimit() throws Exception {
		PoolSettings settings = SMALL.withTimeout(Duration.ofMinutes(5)).withMaxWaiting(1);
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (HikariDataSource pool = pool(settings, Set.of());
				Connection first = pool.getConnection();
				Connection second = pool.getConnection()) {
			Future<Connection> waiting = executor.submit(() -> pool.getConnection());
			while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
				Thread.onSpinWait();
			}
			assertThatExceptionOfType(PoolTimeoutException.class).isThrownBy(pool::getConnection)
				.withMessageContaining("'app.db.pool.max-waiting'")
				.satisfies((ex) -> assertThat(ex.waiting()).isEqualTo(2));
			first.close();
			waiting.get().close();
			assertThat(second.isClosed()).isFalse();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void letsEverybodyWaitWithoutALimit() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try (HikariDataSource pool = pool(SMALL.withTimeout(Duration.ofMinutes(5)), Set.of())) {
			CountDownLatch start = new CountDownLatch(8);
			CompletableFuture<?>[] callers = new CompletableFuture<?>[8];
			for (int index = 0; index < callers.length; index++) {
				callers[index] = CompletableFuture.runAsync(() -> take(pool, start), executor);
			}
			CompletableFuture.allOf(callers).get();
			assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static void take(HikariDataSource pool, CountDownLatch start) {
		start.countDown();
		try {
			start.await();
			pool.getConnection().close();
		}
		catch (SQLException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void doesNotCallADatabaseThatIsAwayExhausted() {
		HikariDataSource configured = configured();
		configured.setDataSource(new Unreachable());
		configured.setInitializationFailTimeout(-1);
		try (HikariDataSource pool = Pools.of(configured, SMALL, SqlEcho.OFF, "db[default]",
				Set.of("initialization-fail-timeout"), Duration.ZERO, ReadRouting.PRIMARY)) {
			assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(pool::getConnection)
				.isNotInstanceOf(PoolTimeoutException.class)
				.withCauseInstanceOf(SQLException.class)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08001"));
		}
	}

	@Test
	void logsConnectionsWhenAsked() throws SQLException {
		try (HikariDataSource pool = pool(SMALL.withEcho(true).withMaxOverflow(0), Set.of());
				Connection connection = pool.getConnection()) {
			assertThat(connection.isWrapperFor(org.h2.jdbc.JdbcConnection.class)).isTrue();
			assertThat(connection.createStatement().execute("SELECT 1")).isTrue();
		}
		assertThat(this.logged.list).extracting(ILoggingEvent::getFormattedMessage)
			.contains("db[default] connection 1 opened", "db[default] connection 1 taken",
					"db[default] connection 1 given back", "db[default] connection 1 closed");
	}

	@Test
	void logsNothingUnasked() throws SQLException {
		try (HikariDataSource pool = pool(SMALL, Set.of()); Connection connection = pool.getConnection()) {
			assertThat(connection.isValid(1)).isTrue();
		}
		assertThat(this.logged.list).isEmpty();
	}

	@BeforeEach
	void listen() {
		Logger logger = (Logger) LoggerFactory.getLogger("io.appdb.pool");
		logger.setLevel(Level.INFO);
		this.logged.start();
		logger.addAppender(this.logged);
	}

	@AfterEach
	void listenNoMore() {
		Logger logger = (Logger) LoggerFactory.getLogger("io.appdb.pool");
		logger.setLevel(null);
		logger.detachAppender(this.logged);
	}

	private static HikariDataSource pool(PoolSettings settings, Set<String> explicit) {
		return Pools.of(configured(), settings, SqlEcho.OFF, "db[default]", explicit, Duration.ZERO,
				ReadRouting.PRIMARY);
	}

	private static HikariDataSource configured() {
		HikariDataSource configured = new HikariDataSource();
		configured.setJdbcUrl("jdbc:h2:mem:pools");
		configured.setUsername("sa");
		configured.setPassword("");
		return configured;
	}

	/**
	 * A database that nobody answers for.
	 */
	private static final class Unreachable extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("refused", "08001");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
