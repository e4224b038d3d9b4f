package io.appdb.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When connections come and go, on real servers.
 */
class PoolConnectionsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
			+ "AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

	private static final String OWN = "SELECT cast(pg_backend_pid() AS bigint)";

	/**
	 * Both wait for HikariCP's housekeeping, so they share the wait.
	 */
	@Test
	void addsSpareConnectionsUnderLoadAndReplacesOldOnes() throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.POSTGRESQL);
				TestDatabase other = TestDatabase.create(DatabaseType.POSTGRESQL);
				PoolApplication spares = PoolApplication.start(database.url(), database.username(), database.password(),
						"--app.db.pool.size=2", "--app.db.pool.max-overflow=3", "--app.db.pool.idle-timeout=10",
						"--app.db.pool.timeout=500ms");
				PoolApplication recycled = PoolApplication.start(other.url(), other.username(), other.password(),
						"--app.db.pool.size=1", "--app.db.pool.max-overflow=0", "--app.db.pool.recycle=30s");
				Connection observer = database.connect()) {
			long first = recycled.number(OWN);
			takesFiveButNotSix(spares, observer);
			HikariPoolMXBean pool = spares.pool().getHikariPoolMXBean();
			await(() -> pool.getTotalConnections() == 2 && number(observer, SESSIONS) == 2);
			assertThat(pool.getTotalConnections()).isEqualTo(2);
			assertThat(number(observer, SESSIONS)).isEqualTo(2);
			await(() -> recycled.number(OWN) != first);
			assertThat(recycled.number(OWN)).isNotEqualTo(first);
		}
	}

	private static void takesFiveButNotSix(PoolApplication application, Connection observer) throws SQLException {
		List<Connection> taken = new ArrayList<>();
		try {
			for (int index = 0; index < 5; index++) {
				taken.add(application.pool().getConnection());
			}
			assertThat(number(observer, SESSIONS)).isEqualTo(5);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> application.pool().getConnection())
				.withMessageContaining("size=5, active=5");
			assertThat(number(observer, SESSIONS)).isEqualTo(5);
		}
		finally {
			for (Connection connection : taken) {
				connection.close();
			}
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void handsOutNoConnectionThatTheServerClosed(TestDatabase database) throws Exception {
		boolean postgres = database.type() == DatabaseType.POSTGRESQL;
		String own = postgres ? OWN : "SELECT connection_id()";
		try (PoolApplication application = PoolApplication.start(database.url(), database.username(),
				database.password(), "--app.db.pool.size=1", "--app.db.pool.max-overflow=0");
				Connection killer = database.connect();
				Statement statement = killer.createStatement()) {
			long victim = application.number(own);
			assertThat(application.number(own)).isEqualTo(victim);
			statement.execute(postgres ? "SELECT pg_terminate_backend(" + victim + ")" : "KILL " + victim);
			Thread.sleep(1000);
			assertThat(application.number(own)).isNotEqualTo(victim);
		}
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() + TIMEOUT.toNanos();
		while (!condition.getAsBoolean() && System.nanoTime() < end) {
			Thread.sleep(200);
		}
	}

	private static long number(Connection connection, String sql) {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
