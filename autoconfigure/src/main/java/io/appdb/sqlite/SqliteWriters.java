package io.appdb.sqlite;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.engine.JdbcCalls;
import io.appdb.engine.TakenConnection;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the transactions that write to SQLite queue for the one writer before they take a
 * connection, so that the pool has connections left for those that read. Shared by all
 * threads.
 */
final class SqliteWriters extends DelegatingDataSource {

	private final DataSource pool;

	private final SqliteWriteLock writeLock;

	private final int milliseconds;

	private SqliteWriters(DataSource pool, SqliteWriteLock writeLock, int milliseconds) {
		super(pool);
		this.pool = pool;
		this.writeLock = writeLock;
		this.milliseconds = milliseconds;
	}

	/**
	 * The writers of a pool; null when its connections are not of our driver.
	 */
	static @Nullable DataSource of(DataSource pool, Connection first) throws SQLException {
		if (!first.isWrapperFor(SqliteSession.class)) {
			return null;
		}
		SqliteSession session = first.unwrap(SqliteSession.class);
		return new SqliteWriters(pool, session.writeLock(), session.busyTimeout());
	}

	@Override
	public Connection getConnection() throws SQLException {
		return isToWrite() ? inTurn() : super.getConnection();
	}

	/**
	 * Whether a transaction of this pool runs on this thread that is not read-only, for
	 * it begins as one that writes. Where the thread has the lock, the connection is a
	 * second one beside the transaction's.
	 */
	private boolean isToWrite() {
		return TransactionSynchronizationManager.hasResource(this.pool)
				&& TransactionSynchronizationManager.isActualTransactionActive()
				&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly() && !this.writeLock.isMine();
	}

	private Connection inTurn() throws SQLException {
		this.writeLock.acquire(this.milliseconds);
		try {
			return TakenConnection.prepare(super.getConnection(), (connection) -> {
				SqliteSession session = connection.unwrap(SqliteSession.class);
				Connection unlocking = unlockingWhenClosed(connection, session);
				session.adopt();
				return unlocking;
			});
		}
		catch (SQLException | RuntimeException | Error ex) {
			this.writeLock.release();
			throw ex;
		}
	}

	/**
	 * The end of the transaction gives the lock back, but the connection may be taken for
	 * something else: to read the schema after a failure, say.
	 */
	private static Connection unlockingWhenClosed(Connection connection, SqliteSession session) {
		return (Connection) Proxy.newProxyInstance(SqliteWriters.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if ("close".equals(method.getName())) {
						session.unlockUnlessActive();
					}
					return JdbcCalls.forward(connection, method, arguments);
				});
	}

}
