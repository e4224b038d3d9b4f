package io.appdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;

import io.appdb.error.TransactionAbortedException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * The transactions of one SQLite connection. SQLite is told of them by statements, never
 * through sqlite-jdbc's own handling, which can report that it is busy after having
 * committed. Used by one thread at a time; another may close it.
 */
final class SqliteSession {

	private static final int PRIMARY_CODE = 0xFF;

	private final Connection connection;

	private final SQLiteConnection driver;

	private final SqliteWriteLock writeLock;

	/**
	 * Keeps the database and so its memory while this connection is open.
	 */
	private final SqliteContent database;

	private final AtomicBoolean locked = new AtomicBoolean();

	private boolean autoCommit = true;

	private boolean readOnly;

	private boolean active;

	/**
	 * The failure after which SQLite has rolled the transaction back by itself.
	 */
	private @Nullable SQLException rolledBackAfter;

	SqliteSession(Connection connection, SqliteWriteLock writeLock, SqliteContent database) throws SQLException {
		this.connection = connection;
		this.driver = connection.unwrap(SQLiteConnection.class);
		this.writeLock = writeLock;
		this.database = database;
	}

	Connection connection() {
		return this.connection;
	}

	int busyTimeout() {
		return this.driver.getBusyTimeout();
	}

	SqliteContent database() {
		return this.database;
	}

	SqliteWriteLock writeLock() {
		return this.writeLock;
	}

	/**
	 * Takes over the write lock, which the caller has acquired, for the transaction that
	 * is about to begin.
	 */
	void adopt() {
		this.locked.set(true);
	}

	boolean isAutoCommit() throws SQLException {
		checkOpen();
		return this.autoCommit;
	}

	void setAutoCommit(boolean autoCommit) throws SQLException {
		checkOpen();
		if (autoCommit && this.active) {
			commit();
		}
		else if (autoCommit) {
			unlock();
		}
		this.autoCommit = autoCommit;
	}

	boolean isReadOnly() throws SQLException {
		return this.readOnly || this.connection.isReadOnly();
	}

	void setReadOnly(boolean readOnly) throws SQLException {
		checkOpen();
		if (this.readOnly == readOnly) {
			return;
		}
		if (this.active) {
			throw new SQLException(
					"The transaction has begun: commit it or roll it back before setReadOnly(%s)".formatted(readOnly),
					"25001");
		}
		execute("PRAGMA query_only = " + (readOnly ? "on" : "off"));
		this.readOnly = readOnly;
	}

	/**
	 * Begins the transaction, if one is wanted and has not begun.
	 * @throws TransactionAbortedException when SQLite has rolled it back: what followed
	 * would be stored without what came before
	 */
	void begin() throws SQLException {
		if (this.rolledBackAfter != null) {
			throw new TransactionAbortedException(this.rolledBackAfter);
		}
		if (this.autoCommit || this.active) {
			return;
		}
		if (isReadOnly()) {
			execute("BEGIN");
		}
		else {
			if (!this.locked.get()) {
				lock();
			}
			try {
				execute("BEGIN IMMEDIATE");
			}
			catch (SQLException | RuntimeException | Error ex) {
				unlock();
				throw ex;
			}
		}
		this.active = true;
	}

	/**
	 * Takes the write lock for a single statement, if that writes outside a transaction.
	 * @return whether {@link #unlock()} has to follow
	 */
	boolean lockFor(String sql) throws SQLException {
		if (!this.autoCommit || this.readOnly || !SqliteStatements.writes(sql)) {
			return false;
		}
		if (!this.locked.get()) {
			lock();
		}
		return true;
	}

	/**
	 * Finds out whether a failure has made SQLite roll back the transaction, as a full
	 * disk and {@code ON CONFLICT ROLLBACK} do: if so, another one can begin.
	 */
	void failed(SQLException failure) {
		if (!this.active || this.rolledBackAfter != null) {
			return;
		}
		try {
			execute("BEGIN");
			execute("ROLLBACK");
			this.rolledBackAfter = failure;
		}
		catch (SQLException ex) {
			// The transaction goes on
		}
	}

	void commit() throws SQLException {
		refuseAutoCommit("commit");
		if (!this.active) {
			return;
		}
		SQLException failure = this.rolledBackAfter;
		if (failure != null) {
			ended();
			throw new TransactionAbortedException(failure);
		}
		execute("COMMIT");
		ended();
	}

	void rollback() throws SQLException {
		refuseAutoCommit("rollback");
		if (!this.active) {
			return;
		}
		try {
			execute("ROLLBACK");
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != SQLiteErrorCode.SQLITE_ERROR.code) {
				throw ex;
			}
			// SQLite has rolled back by itself, as after a full disk
		}
		ended();
	}

	Savepoint savepoint(String... name) throws SQLException {
		refuseAutoCommit("setSavepoint");
		begin();
		return (name.length == 0) ? this.connection.setSavepoint() : this.connection.setSavepoint(quoted(name[0]));
	}

	/**
	 * The driver puts the name into SQL as it is.
	 */
	private static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	void close() throws SQLException {
		try {
			if (!this.connection.isClosed() && this.active) {
				rollback();
			}
		}
		finally {
			abort();
		}
	}

	/**
	 * Closes without a word to the transaction, which SQLite then rolls back.
	 */
	void abort() throws SQLException {
		try {
			this.connection.close();
		}
		finally {
			ended();
		}
	}

	/**
	 * Gives back a lock that no transaction has used.
	 */
	void unlockUnlessActive() {
		if (!this.active) {
			unlock();
		}
	}

	void unlock() {
		if (this.locked.compareAndSet(true, false)) {
			this.writeLock.release();
		}
	}

	/**
	 * Whether statements can be run. One that only has to wait for a writer, as each to a
	 * database in memory has, can: a pool throws others away. What the thread itself
	 * writes on another connection is not waited for.
	 */
	boolean isValid(int seconds) throws SQLException {
		if (!this.locked.get() && this.writeLock.isMine()) {
			return !this.connection.isClosed();
		}
		try {
			return this.connection.isValid(seconds);
		}
		catch (SQLException ex) {
			if ((ex.getErrorCode() & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_BUSY.code) {
				return true;
			}
			throw ex;
		}
	}

	private void lock() throws SQLException {
		this.writeLock.acquire(busyTimeout());
		this.locked.set(true);
	}

	private void ended() {
		this.active = false;
		this.rolledBackAfter = null;
		unlock();
	}

	private void refuseAutoCommit(String call) throws SQLException {
		if (isAutoCommit()) {
			throw new SQLException(call + " needs a transaction: call setAutoCommit(false) before it", "25000");
		}
	}

	private void checkOpen() throws SQLException {
		if (this.connection.isClosed()) {
			throw new SQLException("The SQLite connection is closed", "08003");
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
