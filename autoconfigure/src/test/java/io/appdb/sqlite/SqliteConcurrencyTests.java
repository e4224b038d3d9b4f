package io.appdb.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.engine.Pools;
import io.appdb.engine.ReadRouting;
import io.appdb.engine.SqlEcho;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads on one SQLite database through {@link SqliteDriver}.
 */
class SqliteConcurrencyTests {

	private static final int THREADS = 50;

	private static final int TRANSACTIONS = 20;

	@Test
	void writersAndReadersOfAFileAreNeverBusy(@TempDir Path directory) throws Exception {
		try (HikariDataSource pool = pool("jdbc:sqlite:" + directory.resolve("app.db"))) {
			assertThat(run(pool, false)).isEqualTo(THREADS * TRANSACTIONS);
		}
	}

	@Test
	void writersAndReadersOfMemoryAreNeverBusy() throws Exception {
		try (HikariDataSource pool = pool("jdbc:sqlite::memory:")) {
			assertThat(run(pool, false)).isEqualTo(THREADS * TRANSACTIONS);
		}
	}

	@Test
	void autoCommitWritersAreNeverBusy(@TempDir Path directory) throws Exception {
		try (HikariDataSource pool = pool("jdbc:sqlite:" + directory.resolve("app.db"))) {
			assertThat(run(pool, true)).isEqualTo(THREADS * TRANSACTIONS);
		}
	}

	private static int run(HikariDataSource pool, boolean autoCommit) throws Exception {
		JdbcTemplate jdbc = new JdbcTemplate(pool);
		jdbc.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, text VARCHAR)");
		AtomicInteger writers = new AtomicInteger(THREADS);
		ExecutorService executor = Executors.newFixedThreadPool(2 * THREADS);
		try {
			List<Future<?>> tasks = new ArrayList<>();
			for (int index = 0; index < THREADS; index++) {
				tasks.add(executor.submit(() -> write(pool, autoCommit, writers)));
				tasks.add(executor.submit(() -> read(pool, writers)));
			}
			for (Future<?> task : tasks) {
				task.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		return jdbc.queryForList("SELECT id FROM entry").size();
	}

	private static boolean write(HikariDataSource pool, boolean autoCommit, AtomicInteger writers) throws SQLException {
		try {
			for (int index = 0; index < TRANSACTIONS; index++) {
				try (Connection connection = pool.getConnection();
						PreparedStatement insert = connection.prepareStatement("INSERT INTO entry (text) VALUES (?)")) {
					connection.setAutoCommit(autoCommit);
					insert.setString(1, "text");
					insert.executeUpdate();
					if (!autoCommit) {
						connection.commit();
					}
				}
			}
		}
		finally {
			writers.decrementAndGet();
		}
		return true;
	}

	private static boolean read(HikariDataSource pool, AtomicInteger writers) throws SQLException {
		while (writers.get() > 0) {
			try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
				statement.executeQuery("SELECT count(*) FROM entry").close();
			}
		}
		return true;
	}

	private static HikariDataSource pool(String url) {
		HikariDataSource configured = new HikariDataSource();
		configured.setJdbcUrl(url);
		configured.setDriverClassName(DatabaseType.SQLITE.driverClassName());
		return Pools.of(configured, PoolSettings.defaults(), SqlEcho.OFF, "db[default]", Set.of(), Duration.ZERO,
				ReadRouting.PRIMARY);
	}

}
