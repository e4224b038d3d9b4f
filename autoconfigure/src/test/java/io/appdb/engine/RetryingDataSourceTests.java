package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RetryingDataSource}.
 */
@Timeout(60)
class RetryingDataSourceTests {

	/**
	 * HikariCP alone would make them in some 45 seconds.
	 */
	private static final int MANY = 18;

	private final Server server = new Server();

	@Test
	void triesAgainSoonForWhoWaits() throws SQLException {
		try (HikariDataSource pool = started(Duration.ofSeconds(20))) {
			lose(pool, MANY);
			try (Connection connection = pool.getConnection()) {
				assertThat(connection.isValid(1)).isTrue();
			}
			assertThat(this.server.refusals()).isEqualTo(MANY);
		}
	}

	@Test
	void endsItsPauseForWhoComes() throws SQLException, InterruptedException {
		try (HikariDataSource pool = started(Duration.ofMillis(900))) {
			lose(pool, 9);
			this.server.awaitRefusals(9);
			try (Connection connection = pool.getConnection()) {
				assertThat(connection.isValid(1)).isTrue();
			}
		}
	}

	@Test
	void tellsWhoWaitedInVainWhy() throws SQLException {
		try (HikariDataSource pool = started(Duration.ofMillis(300))) {
			lose(pool, Integer.MAX_VALUE);
			assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(pool::getConnection)
				.withMessageContaining("request timed out")
				.withStackTraceContaining("refused")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08001"));
		}
	}

	@Test
	void triesOnceAtFirstUse() {
		this.server.refuse(1);
		try (HikariDataSource pool = pool(Duration.ofSeconds(20))) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(pool::getConnection)
				.withStackTraceContaining("refused");
		}
		assertThat(this.server.refusals()).isOne();
	}

	@Test
	void takesNewCredentials() throws SQLException, InterruptedException, ExecutionException {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (HikariDataSource pool = started(Duration.ofSeconds(20))) {
			this.server.password = "new";
			pool.getHikariPoolMXBean().softEvictConnections();
			Future<Connection> waiting = executor.submit(() -> pool.getConnection());
			this.server.awaitRefusals(3);
			pool.setCredentials(Credentials.of("sa", "new"));
			waiting.get().close();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	@Timeout(15)
	void endsWithThePool() throws SQLException, InterruptedException {
		List<Thread> opening = List.of();
		try (HikariDataSource pool = started(Duration.ofMinutes(5))) {
			lose(pool, Integer.MAX_VALUE);
			Thread caller = new Thread(() -> take(pool));
			caller.setDaemon(true);
			caller.start();
			this.server.awaitRefusals(2);
			caller.interrupt();
			caller.join();
			this.server.awaitRefusals(8);
			opening = Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> thread.getName().equals("db[retrying]:connection-adder"))
				.toList();
			assertThat(opening).hasSize(1);
		}
		for (Thread thread : opening) {
			thread.join();
		}
	}

	private static void take(HikariDataSource pool) {
		try {
			pool.getConnection().close();
		}
		catch (SQLException ex) {
			// interrupted
		}
	}

	private void lose(HikariDataSource pool, int refusals) {
		this.server.refuse(refusals);
		pool.getHikariPoolMXBean().softEvictConnections();
	}

	/**
	 * A pool that has been used.
	 */
	private HikariDataSource started(Duration timeout) throws SQLException {
		HikariDataSource pool = pool(timeout);
		pool.getConnection().close();
		return pool;
	}

	private HikariDataSource pool(Duration timeout) {
		HikariDataSource configured = new HikariDataSource();
		configured.setDataSource(this.server);
		configured.setUsername("sa");
		configured.setPassword("");
		PoolSettings settings = PoolSettings.defaults().withSize(1).withMaxOverflow(0).withTimeout(timeout);
		return Pools.of(configured, settings, SqlEcho.OFF, "db[retrying]", Set.of(), Duration.ZERO,
				ReadRouting.PRIMARY);
	}

	/**
	 * A server that refuses connections for a while.
	 */
	private static final class Server extends AbstractDataSource {

		private final DriverManagerDataSource database = new DriverManagerDataSource("jdbc:h2:mem:retrying", "sa", "");

		private final AtomicInteger left = new AtomicInteger();

		private final AtomicInteger refusals = new AtomicInteger();

		private volatile @Nullable String password;

		void refuse(int times) {
			this.refusals.set(0);
			this.left.set(times);
		}

		int refusals() {
			return this.refusals.get();
		}

		void awaitRefusals(int count) throws InterruptedException {
			while (this.refusals.get() < count) {
				Thread.sleep(5);
			}
		}

		@Override
		public Connection getConnection() throws SQLException {
			return getConnection("sa", "");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			boolean wrong = this.password != null && !password.equals(this.password);
			if (wrong || this.left.getAndUpdate((count) -> Math.max(0, count - 1)) > 0) {
				this.refusals.incrementAndGet();
				throw new SQLException("refused", wrong ? "28000" : "08001");
			}
			return this.database.getConnection();
		}

	}

}
