package io.appdb.error;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Transactions in each other's way, and statements that take too long, on real databases.
 */
class ConcurrencyErrorTests {

	private static final Executor threads = (task) -> new Thread(task).start();

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void tellsADeadlock(TestDatabase database) throws Exception {
		Shop shop = Shop.open(database);
		CyclicBarrier bothHoldOne = new CyclicBarrier(2);
		CompletableFuture<@Nullable DataAccessException> first = CompletableFuture
			.supplyAsync(() -> crossing(shop, bothHoldOne, 1, 2), threads);
		CompletableFuture<@Nullable DataAccessException> second = CompletableFuture
			.supplyAsync(() -> crossing(shop, bothHoldOne, 2, 1), threads);
		List<DataAccessException> failures = Stream
			.of(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS))
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
		assertThat(failures).hasSize(1).hasOnlyElementsOfType(DeadlockException.class);
	}

	private static @Nullable DataAccessException crossing(Shop shop, CyclicBarrier bothHoldOne, int one, int other) {
		try (Connection connection = shop.begin()) {
			shop.run(connection, "UPDATE users SET a = 10 + id WHERE id = " + one);
			bothHoldOne.await(30, TimeUnit.SECONDS);
			shop.run(connection, "UPDATE users SET a = 20 + id WHERE id = " + other);
			connection.commit();
			return null;
		}
		catch (DataAccessException ex) {
			return ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL })
	void tellsASerializationConflict(TestDatabase database) throws Exception {
		Shop shop = Shop.open(database);
		try (Connection first = shop.begin(); Connection second = shop.begin()) {
			first.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			second.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
			shop.run(first, "SELECT sum(a) FROM users");
			shop.run(second, "SELECT sum(a) FROM users");
			shop.run(first, "INSERT INTO users (id, email, a) VALUES (3, 'new', 3)");
			first.commit();
			assertThatExceptionOfType(SerializationConflictException.class).isThrownBy(() -> {
				shop.run(second, "INSERT INTO users (id, email, a) VALUES (4, 'newer', 4)");
				shop.translated(second::commit);
			});
		}
	}

	@EachDatabase({ DatabaseType.SQLITE })
	void tellsThatASnapshotIsOld(TestDatabase database) throws Exception {
		Shop shop = Shop.open(database);
		try (Connection setting = shop.connect()) {
			Shop.execute(setting, "PRAGMA journal_mode=WAL");
		}
		try (Connection reader = shop.begin(); Connection writer = shop.connect()) {
			count(reader);
			shop.run(writer, "UPDATE users SET a = 7 WHERE id = 1");
			assertThatExceptionOfType(SerializationConflictException.class)
				.isThrownBy(() -> shop.run(reader, "UPDATE users SET a = 8 WHERE id = 1"));
		}
	}

	private static void count(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				var rows = statement.executeQuery("SELECT count(*) FROM users")) {
			assertThat(rows.next()).isTrue();
		}
	}

	@EachDatabase
	void tellsALockTimeout(TestDatabase database) throws Exception {
		Shop shop = Shop.open(database);
		String shortWait = switch (database.type()) {
			case POSTGRESQL -> "SET lock_timeout = '200ms'";
			case MYSQL, MARIADB -> "SET SESSION innodb_lock_wait_timeout = 1";
			case SQLITE -> "PRAGMA busy_timeout = 200";
			case H2 -> "SET LOCK_TIMEOUT 200";
			case OTHER -> throw new IllegalStateException("There are no such databases here");
		};
		try (Connection holder = shop.begin(); Connection waiter = shop.begin(shortWait)) {
			shop.run(holder, "UPDATE users SET a = 7 WHERE id = 1");
			assertThatExceptionOfType(CannotAcquireLockException.class)
				.isThrownBy(() -> shop.run(waiter, "UPDATE users SET a = 8 WHERE id = 1"))
				.satisfies((ex) -> assertThat(ex).isNotInstanceOf(DeadlockException.class));
		}
	}

	/**
	 * SQLite's driver takes the time-out of a statement for that of a lock, so a slow
	 * statement goes on there.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void tellsAStatementTimeout(TestDatabase database) throws Exception {
		Shop shop = Shop.open(database);
		String slow = switch (database.type()) {
			case POSTGRESQL -> "SELECT pg_sleep(20)";
			case MYSQL, MARIADB -> "SELECT SLEEP(20)";
			default ->
				"SELECT count(*) FROM system_range(1, 1000000) a, system_range(1, 1000000) b WHERE a.x + b.x < 0";
		};
		try (Connection connection = shop.connect()) {
			assertThatExceptionOfType(StatementTimeoutException.class).isThrownBy(() -> shop.translated(() -> {
				try (Statement statement = connection.createStatement()) {
					statement.setQueryTimeout(1);
					statement.execute(slow);
				}
			}));
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void tellsAWriteInAReadOnlyTransaction(TestDatabase database) throws Exception {
		Shop shop = Shop.open(database);
		try (Connection connection = shop.connect()) {
			Shop.execute(connection, "START TRANSACTION READ ONLY");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> shop.run(connection, "UPDATE users SET a = 7 WHERE id = 1"));
		}
	}

}
