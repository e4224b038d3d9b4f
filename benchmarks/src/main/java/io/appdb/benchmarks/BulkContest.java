package io.appdb.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import com.sun.management.ThreadMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.benchmarks.bulk.User;
import io.appdb.session.DbSession;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

import org.springframework.data.jpa.repository.support.SimpleJpaRepository;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ways to write the same users into one database: with this library, with a
 * repository as Boot builds it, and by hand. What is written is made before the clock
 * runs. Whoever opens it closes it; one thread.
 */
final class BulkContest implements AutoCloseable {

	private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final int PIECE = 1 << 16;

	private final BulkTarget target;

	private final int rows;

	private final LongFunction<User> names;

	private final DatabaseManager manager;

	private final LocalContainerEntityManagerFactoryBean boot = new LocalContainerEntityManagerFactoryBean();

	private final HikariDataSource pool = new HikariDataSource();

	private final SimpleJpaRepository<User, Long> repository;

	private final TransactionTemplate transaction;

	private final Connection connection;

	BulkContest(BulkTarget target, Address address, int rows, LongFunction<User> names) throws SQLException {
		this.target = target;
		this.rows = rows;
		this.names = names;
		this.manager = DatabaseManager.builder()
			.url(address.url())
			.username(address.username())
			.password(address.password())
			.entities(User.class)
			.build();
		this.manager.initialize();
		this.pool.setJdbcUrl(address.url());
		this.pool.setUsername(address.username());
		this.pool.setPassword(address.password());
		this.boot.setDataSource(this.pool);
		this.boot.setPackagesToScan(User.class.getPackageName());
		this.boot.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		this.boot.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "none", "hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"));
		this.boot.afterPropertiesSet();
		EntityManagerFactory factory = Objects.requireNonNull(this.boot.getObject());
		EntityManager shared = SharedEntityManagerCreator.createSharedEntityManager(factory);
		this.repository = new SimpleJpaRepository<>(User.class, shared);
		this.transaction = new TransactionTemplate(new JpaTransactionManager(factory));
		this.connection = target.connect(address);
	}

	double batchInsert() throws SQLException {
		return batchInsert((time) -> time.rowsPerSecond());
	}

	/**
	 * Bytes the calling thread allocates for each row.
	 */
	double allocated() throws SQLException {
		return batchInsert((time) -> time.bytesPerRow());
	}

	private double batchInsert(Function<Spent, Double> figure) throws SQLException {
		List<User> users = freshUsers();
		Spent spent = spend(() -> this.manager.sessions().runInTransaction((session) -> session.batchInsert(users)));
		requireRows(this.rows);
		return figure.apply(spent);
	}

	double byHand() throws SQLException {
		List<User> users = freshUsers();
		Spent spent = spend(() -> this.target.insert(this.connection, users));
		requireRows(this.rows);
		return spent.rowsPerSecond();
	}

	double saveAll() throws SQLException {
		List<User> users = freshUsers();
		Spent spent = spend(() -> this.transaction.executeWithoutResult((status) -> this.repository.saveAll(users)));
		requireRows(this.rows);
		return spent.rowsPerSecond();
	}

	/**
	 * Sends a buffer that was rendered before, keys included.
	 */
	double copy() throws SQLException {
		this.target.empty(this.connection);
		StringBuilder text = new StringBuilder();
		LongStream.rangeClosed(1, this.rows).forEach((number) -> {
			User user = this.names.apply(number);
			text.append(number).append('\t').append(user.getEmail()).append('\t').append(user.getUsername());
			text.append('\t').append(user.getHashedPassword()).append('\t').append(user.getRole()).append('\t');
			text.append(user.isActive() ? 't' : 'f').append("\t2026-11-21 08:00:00.123456+00\n");
		});
		StringReader buffer = new StringReader(text.toString());
		CopyManager copy = new CopyManager(this.connection.unwrap(BaseConnection.class));
		Spent spent = spend(() -> {
			try {
				copy.copyIn("copy users (id, email, username, hashed_password, role, is_active, created_at) "
						+ "from stdin", buffer, 65_536);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		requireRows(this.rows);
		return spent.rowsPerSecond();
	}

	/**
	 * The same in the binary format.
	 */
	double copyBinary() throws SQLException {
		this.target.empty(this.connection);
		byte[] buffer = BinaryUsers.of(users());
		CopyManager copies = new CopyManager(this.connection.unwrap(BaseConnection.class));
		Spent spent = spend(() -> {
			CopyIn copy = copies
				.copyIn("copy users (id, email, username, hashed_password, role, is_active, created_at) "
						+ "from stdin (format binary)");
			for (int from = 0; from < buffer.length; from += PIECE) {
				copy.writeToCopy(buffer, from, Math.min(PIECE, buffer.length - from));
			}
			copy.endCopy();
		});
		requireRows(this.rows);
		return spent.rowsPerSecond();
	}

	double batchUpdate() throws SQLException {
		List<User> users = storedUsers();
		users.forEach((user) -> user.setHashedPassword(user.getHashedPassword() + "x"));
		Spent spent = spend(() -> this.manager.sessions().runInTransaction((session) -> session.batchUpdate(users)));
		requireChanged();
		return spent.rowsPerSecond();
	}

	double updateByHand() throws SQLException {
		List<User> users = storedUsers();
		users.forEach((user) -> user.setHashedPassword(user.getHashedPassword() + "x"));
		Spent spent = spend(() -> this.target.update(this.connection, users));
		requireChanged();
		return spent.rowsPerSecond();
	}

	/**
	 * One statement that changes as little of each row as the others do.
	 */
	double updateAtOnce() throws SQLException {
		storedUsers();
		Spent spent = spend(() -> execute(
				"update users set hashed_password = hashed_password || 'x', updated_at = current_timestamp"));
		requireChanged();
		return spent.rowsPerSecond();
	}

	/**
	 * One statement, with a condition so that the rows are deleted one by one.
	 */
	double deleteAtOnce() throws SQLException {
		storedUsers();
		Spent spent = spend(() -> execute("delete from users where id > 0"));
		requireRows(0);
		return spent.rowsPerSecond();
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.executeUpdate(sql);
		}
	}

	double deleteByHand() throws SQLException {
		List<User> users = storedUsers();
		Spent spent = spend(() -> this.target.delete(this.connection, users));
		requireRows(0);
		return spent.rowsPerSecond();
	}

	double saveAllChanged() throws SQLException {
		List<User> users = storedUsers();
		users.forEach((user) -> user.setHashedPassword(user.getHashedPassword() + "x"));
		Spent spent = spend(() -> this.transaction.executeWithoutResult((status) -> this.repository.saveAll(users)));
		requireChanged();
		return spent.rowsPerSecond();
	}

	double batchDelete() throws SQLException {
		List<User> users = storedUsers();
		Spent spent = spend(() -> this.manager.sessions().runInTransaction((session) -> session.batchDelete(users)));
		requireRows(0);
		return spent.rowsPerSecond();
	}

	double deleteAll() throws SQLException {
		List<User> users = storedUsers();
		Spent spent = spend(() -> this.transaction.executeWithoutResult((status) -> this.repository.deleteAll(users)));
		requireRows(0);
		return spent.rowsPerSecond();
	}

	private List<User> freshUsers() throws SQLException {
		this.target.empty(this.connection);
		return users();
	}

	private List<User> users() {
		return LongStream.rangeClosed(1, this.rows).mapToObj(this.names).toList();
	}

	private List<User> storedUsers() throws SQLException {
		this.target.empty(this.connection);
		this.target.insert(this.connection, users());
		try (DbSession session = this.manager.getSession()) {
			return session.createSelectionQuery("from User", User.class).getResultList();
		}
	}

	private void requireRows(int expected) throws SQLException {
		require("select count(*) from users", expected);
	}

	private void requireChanged() throws SQLException {
		require("select count(*) from users where hashed_password like '%x'", this.rows);
	}

	private void require(String sql, int expected) throws SQLException {
		try (Statement statement = this.connection.createStatement(); var found = statement.executeQuery(sql)) {
			found.next();
			if (found.getInt(1) != expected) {
				throw new IllegalStateException(sql + " gives " + found.getInt(1) + " in place of " + expected);
			}
		}
	}

	private Spent spend(Work work) throws SQLException {
		long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
		long start = System.nanoTime();
		work.run();
		long end = System.nanoTime();
		return new Spent(this.rows, end - start,
				threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated);
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
		this.boot.destroy();
		this.pool.close();
		this.manager.close();
	}

	/**
	 * What writing took.
	 *
	 * @param rows number of rows
	 * @param nanoseconds time
	 * @param bytes memory that the thread allocated
	 */
	private record Spent(int rows, long nanoseconds, long bytes) {

		double rowsPerSecond() {
			return this.rows / (this.nanoseconds / 1e9);
		}

		double bytesPerRow() {
			return (double) this.bytes / this.rows;
		}

	}

	/**
	 * What the clock runs for.
	 */
	@FunctionalInterface
	private interface Work {

		void run() throws SQLException;

	}

}
