package io.appdb.sqlite;

import java.lang.ref.Cleaner;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

import io.appdb.engine.DriverWrapper;
import io.appdb.engine.TakenConnection;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * One file, or one memory, and what its connections share: the write lock and, in memory,
 * a connection that keeps the content. Belongs to a {@link SqliteDriver}; shared by all
 * threads.
 */
final class SqliteContent {

	private final SqliteWriteLock writeLock = new SqliteWriteLock();

	private @Nullable Cleaner anchored;

	Connection connect(DriverWrapper wrapper, SqliteTarget target, Properties given) throws SQLException {
		Connection connection = open(wrapper, target, target.complete(given));
		SqliteSession session = new SqliteSession(connection, this.writeLock, this);
		return (Connection) Proxy.newProxyInstance(SqliteContent.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new SqliteConnectionHandler(session));
	}

	/**
	 * One at a time, for changing the journal mode knows no waiting.
	 */
	private synchronized Connection open(DriverWrapper wrapper, SqliteTarget target, Properties properties)
			throws SQLException {
		if (target.memory() && this.anchored == null) {
			anchor(JDBC.createConnection(target.url(), properties));
		}
		Driver wrapping = wrapper.driver();
		Connection connection = (wrapping != null) ? wrapping.connect(wrapper.wrap(target.url()), properties)
				: JDBC.createConnection(target.url(), properties);
		if (connection == null) {
			throw new SQLException(wrapper.driverClassName() + " knows no driver for " + SqliteLocation.PREFIX,
					"08001");
		}
		return TakenConnection.prepare(connection, (taken) -> {
			taken.unwrap(SQLiteConnection.class).getConnectionConfig().setAutoCommit(false);
			SqliteMomentFunction.addTo(taken);
			return taken;
		});
	}

	/**
	 * Memory lives as long as a connection to it. This one is closed when neither the
	 * driver nor a connection of it is reachable any more: a driver is never closed.
	 */
	private void anchor(SQLiteConnection connection) {
		Cleaner cleaner = Cleaner.create();
		cleaner.register(this, new Anchor(connection));
		this.anchored = cleaner;
	}

	private record Anchor(SQLiteConnection connection) implements Runnable {

		@Override
		public void run() {
			try {
				this.connection.close();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
