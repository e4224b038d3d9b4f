package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@link DatabaseCopies} on every database of this machine.
 */
class DatabaseCopiesTests {

	private final String key = UUID.randomUUID().toString().replace("-", "");

	private final List<ServerDatabase> databases = new ArrayList<>();

	@AfterEach
	void remove() throws Exception {
		for (ServerDatabase database : this.databases) {
			database.remove();
		}
	}

	private ServerDatabase migrated(DatabaseType type) throws SQLException {
		ServerDatabase database = TestServers.shared().create(type);
		assumeTrue(database.notRun() == null);
		this.databases.add(database);
		run(database, "CREATE TABLE place (id INT NOT NULL PRIMARY KEY, name VARCHAR(50))");
		run(database, "INSERT INTO place VALUES (1, 'harbour'), (2, 'station')");
		return database;
	}

	private ServerDatabase copy(DatabaseType type) throws Exception {
		ServerDatabase copy = copies(type).create(this.key).orElseThrow();
		this.databases.add(copy);
		return copy;
	}

	private static DatabaseCopies copies(DatabaseType type) {
		return TestServers.shared().copies(type);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void copiesKeepTheStateOfTheTemplate(DatabaseType type) throws Exception {
		ServerDatabase database = migrated(type);
		assertThat(copies(type).create(this.key)).isEmpty();
		copies(type).keep(this.key, database, () -> {
		});
		run(database, "DELETE FROM place");
		assertThat(count(copy(type), "place")).isEqualTo(2);
		assertThat(count(database, "place")).isZero();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void keepsTheFirstOfTwoTemplatesOfOneKey(DatabaseType type) throws Exception {
		ServerDatabase database = migrated(type);
		copies(type).keep(this.key, database, () -> {
		});
		run(database, "DELETE FROM place");
		copies(type).keep(this.key, database, () -> {
		});
		assertThat(count(copy(type), "place")).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void resetsUnderTheSameAddressAgainAndAgain(DatabaseType type) throws Exception {
		ServerDatabase database = migrated(type);
		copies(type).keep(this.key, database, () -> {
		});
		for (int i = 0; i < 3; i++) {
			run(database, "DELETE FROM place WHERE id = 1");
			run(database, "CREATE TABLE extra (id INT)");
			copies(type).reset(this.key, database, () -> {
			});
			assertThat(count(database, "place")).isEqualTo(2);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> count(database, "extra"));
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void aPoolGoesOnAfterKeepAndReset(DatabaseType type) throws Exception {
		ServerDatabase database = migrated(type);
		AtomicInteger evictions = new AtomicInteger();
		try (HikariDataSource pool = pool(database)) {
			Runnable evict = () -> {
				evictions.incrementAndGet();
				pool.getHikariPoolMXBean().softEvictConnections();
			};
			fill(pool);
			copies(type).keep(this.key, database, evict);
			for (int i = 0; i < 3; i++) {
				try (Connection connection = pool.getConnection()) {
					run(connection, "DELETE FROM place");
				}
				fill(pool);
				copies(type).reset(this.key, database, evict);
				fill(pool);
				try (Connection connection = pool.getConnection()) {
					assertThat(count(connection, "place")).isEqualTo(2);
				}
			}
		}
		assertThat(evictions).hasValueGreaterThanOrEqualTo(3);
	}

	private static HikariDataSource pool(ServerDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(database.address().url());
		config.setUsername(database.address().username());
		config.setPassword(database.address().password());
		config.setMaximumPoolSize(4);
		return new HikariDataSource(config);
	}

	private static void fill(HikariDataSource pool) throws SQLException {
		try (Connection first = pool.getConnection();
				Connection second = pool.getConnection();
				Connection third = pool.getConnection();
				Connection fourth = pool.getConnection()) {
			for (Connection connection : List.of(first, second, third, fourth)) {
				count(connection, "place");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void twoBuildersOfOneTemplateDoNotCollide(DatabaseType type) throws Exception {
		ServerDatabase one = migrated(type);
		ServerDatabase two = migrated(type);
		List<CompletableFuture<Void>> builders = new ArrayList<>();
		for (ServerDatabase database : List.of(one, two)) {
			builders.add(CompletableFuture.runAsync(() -> keep(database)));
		}
		for (CompletableFuture<Void> builder : builders) {
			builder.join();
		}
		assertThat(count(copy(type), "place")).isEqualTo(2);
	}

	private void keep(ServerDatabase database) {
		try {
			copies(database.type()).keep(this.key, database, () -> {
			});
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void saysWhichTemplateIsMissing(DatabaseType type) throws Exception {
		ServerDatabase database = migrated(type);
		assertThatIllegalStateException().isThrownBy(() -> copies(type).reset("0f", database, () -> {
		}))
			.withMessage("There is no template 'appdb_template_0f_test': "
					+ "keep a database under this key before it is copied");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void refusesAKeyThatIsNoChecksum(DatabaseType type) throws Exception {
		ServerDatabase database = migrated(type);
		for (String wrong : List.of("", "xyz", "0F", "a'; DROP", "0".repeat(41))) {
			assertThatIllegalArgumentException().isThrownBy(() -> copies(type).create(wrong))
				.withMessageContaining("'" + wrong + "'")
				.withMessageContaining("hexadecimal digits");
		}
		assertThat(count(database, "place")).isEqualTo(2);
	}

	static void run(ServerDatabase database, String... statements) throws SQLException {
		try (Connection connection = database.connect()) {
			run(connection, statements);
		}
	}

	static void run(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static int count(ServerDatabase database, String table) throws SQLException {
		try (Connection connection = database.connect()) {
			return count(connection, table);
		}
	}

	private static int count(Connection connection, String table) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
			rows.next();
			return rows.getInt(1);
		}
	}

}
