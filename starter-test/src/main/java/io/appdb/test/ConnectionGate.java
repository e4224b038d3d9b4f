package io.appdb.test;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Where the connections of a pool are opened, which can be shut. Owned by its data
 * source; shared by all threads.
 */
final class ConnectionGate {

	private final DataSource source;

	private final List<WeakReference<Connection>> opened = new ArrayList<>();

	private boolean shut;

	/**
	 * How the pool opens a connection, known from its first one.
	 */
	private @Nullable Opening opening;

	ConnectionGate(DataSource source) {
		this.source = source;
	}

	/**
	 * The gate of a pool, or of a data source without one.
	 */
	static ConnectionGate of(DataSource dataSource) {
		try {
			if (dataSource.isWrapperFor(RecordedDataSource.class)) {
				return dataSource.unwrap(RecordedDataSource.class).gate();
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(
					"DatabaseFaults: " + dataSource + " does not tell where it opens connections", ex);
		}
		throw new IllegalStateException("DatabaseFaults: " + dataSource.getClass().getName()
				+ " was not made in a test context, nor by a DatabaseManager: its connections cannot be broken");
	}

	/**
	 * Opens a connection for the pool. Nobody has to wait for it, as a server that is
	 * paused takes long.
	 */
	Connection open(Opening opening) throws SQLException {
		synchronized (this) {
			this.opening = opening;
			if (this.shut) {
				throw refusal();
			}
		}
		Connection connection = opening.open(this.source);
		if (!keep(connection)) {
			end(connection);
			throw refusal();
		}
		return connection;
	}

	/**
	 * Notes a connection, unless the gate was shut while it was opened.
	 */
	private synchronized boolean keep(Connection connection) {
		if (!this.shut) {
			this.opened.removeIf((reference) -> reference.get() == null);
			this.opened.add(new WeakReference<>(connection));
		}
		return !this.shut;
	}

	private static SQLNonTransientConnectionException refusal() {
		return new SQLNonTransientConnectionException("Connection refused by DatabaseFaults", "08001");
	}

	/**
	 * Opens a connection that the pool does not see, shut or not.
	 */
	Connection openBeside() throws SQLException {
		Opening known;
		synchronized (this) {
			known = (this.opening != null) ? this.opening : DataSource::getConnection;
		}
		return known.open(this.source);
	}

	/**
	 * Refuses new connections and ends those that are open.
	 */
	void shut() {
		List<WeakReference<Connection>> ending;
		synchronized (this) {
			this.shut = true;
			ending = List.copyOf(this.opened);
			this.opened.clear();
		}
		for (WeakReference<Connection> reference : ending) {
			Connection connection = reference.get();
			if (connection != null) {
				end(connection);
			}
		}
	}

	@SuppressWarnings("EmptyCatch") // it was ended already
	private static void end(Connection connection) {
		try {
			connection.abort(Runnable::run);
			if (!connection.isClosed()) {
				connection.close();
			}
		}
		catch (SQLException | RuntimeException ex) {
		}
	}

	synchronized void open() {
		this.shut = false;
	}

	/**
	 * Opens a connection, with the credentials that the pool has.
	 */
	@FunctionalInterface
	interface Opening {

		Connection open(DataSource source) throws SQLException;

	}

}
