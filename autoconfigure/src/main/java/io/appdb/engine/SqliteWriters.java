package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the transactions that write to SQLite queue for the one writer before they take a
 * connection, so that the pool has connections left for those that read. Connections of
 * other drivers pass through. Shared by all threads.
 */
final class SqliteWriters extends DelegatingDataSource {

	private final DataSource pool;

	private volatile boolean known;

	private volatile @Nullable Queue queue;

	SqliteWriters(DataSource pool) {
		super(pool);
		this.pool = pool;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Queue queue = this.queue;
		if (queue != null && isWriting()) {
			return inTurn(queue);
		}
		Connection connection = super.getConnection();
		if (!this.known) {
			learn(connection);
		}
		return connection;
	}

	private Connection inTurn(Queue queue) throws SQLException {
		queue.writeLock().acquire(queue.milliseconds());
		try {
			Connection connection = super.getConnection();
			connection.unwrap(SqliteSession.class).adopt();
			return connection;
		}
		catch (SQLException | RuntimeException | Error ex) {
			queue.writeLock().release();
			throw ex;
		}
	}

	/**
	 * Whether a transaction of this pool runs on this thread that is not read-only: it
	 * begins as one that writes.
	 */
	private boolean isWriting() {
		return TransactionSynchronizationManager.hasResource(this.pool)
				&& TransactionSynchronizationManager.isActualTransactionActive()
				&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
	}

	private void learn(Connection connection) throws SQLException {
		if (connection.getMetaData().getDriverName().startsWith("SQLite")
				&& connection.isWrapperFor(SqliteSession.class)) {
			SqliteSession session = connection.unwrap(SqliteSession.class);
			this.queue = new Queue(session.writeLock(), session.connection().getBusyTimeout());
		}
		this.known = true;
	}

	/**
	 * Where transactions wait.
	 *
	 * @param writeLock the lock of the database
	 * @param milliseconds how long they wait
	 */
	private record Queue(SqliteWriteLock writeLock, int milliseconds) {

	}

}
