package io.appdb.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import javax.sql.DataSource;

import io.appdb.schema.ClusterLock;
import io.appdb.schema.Pause;
import io.appdb.schema.SchemaWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that holds on every node of a Galera cluster: a row that a transaction has
 * changed and not committed. With streaming replication the change is sent to all nodes
 * at once and locks the row there; when the connection or its node is lost, every node
 * rolls it back. Without state, safe for every thread.
 */
final class GaleraLock implements ClusterLock {

	static final String TABLE = "appdb_schema_lock";

	private static final Logger logger = LoggerFactory.getLogger(GaleraLock.class);

	/**
	 * Another transaction holds the row, has won it on another node, or has changed it
	 * since the snapshot.
	 */
	private static final Set<Integer> TAKEN = Set.of(1205, 1213, 1020);

	/**
	 * Finds the lock of the cluster that a server is a node of.
	 */
	static @Nullable GaleraLock find(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("show global variables like 'wsrep_on'")) {
			return (rows.next() && "ON".equals(rows.getString(2))) ? new GaleraLock() : null;
		}
	}

	@Override
	public void around(DataSource dataSource, SchemaWork work) throws SQLException {
		try (Connection lock = dataSource.getConnection()) {
			try {
				take(lock);
				work.run();
			}
			finally {
				release(lock);
			}
		}
	}

	/**
	 * The table stays: a row is held by whoever has changed it, a table by nobody.
	 */
	private static void create(Connection connection) throws SQLException {
		until(connection, "create table if not exists " + TABLE
				+ " (id int not null primary key, taken int not null) engine=innodb");
		until(connection, "insert ignore into " + TABLE + " (id, taken) values (1, 0)");
	}

	private static void take(Connection connection) throws SQLException {
		create(connection);
		stream(connection, 1);
		connection.setAutoCommit(false);
		until(connection, "update " + TABLE + " set taken = taken + 1 where id = 1");
	}

	private static void until(Connection connection, String sql) throws SQLException {
		while (!tried(connection, sql)) {
			Pause.shortly();
		}
	}

	private static boolean tried(Connection connection, String sql) throws SQLException {
		try {
			execute(connection, sql);
			return true;
		}
		catch (SQLException ex) {
			if (!TAKEN.contains(ex.getErrorCode())) {
				throw ex;
			}
			if (!connection.getAutoCommit()) {
				connection.rollback();
			}
			return false;
		}
	}

	/**
	 * A commit, unlike a rollback, has its place in the order of all nodes: who takes the
	 * lock next sees what was done under it.
	 */
	private static void release(Connection connection) {
		try {
			if (!connection.getAutoCommit()) {
				connection.commit();
				connection.setAutoCommit(true);
			}
			stream(connection, 0);
		}
		catch (SQLException ex) {
			logger.warn("The lock that keeps other processes from migrating was lost before it was given back: if one "
					+ "has migrated at the same time, compare the history with the tables", ex);
			abandon(connection);
		}
	}

	private static void stream(Connection connection, int statements) throws SQLException {
		execute(connection,
				"set session wsrep_trx_fragment_unit = 'statements', wsrep_trx_fragment_size = " + statements);
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void abandon(Connection connection) {
		try {
			connection.abort(Runnable::run);
		}
		catch (SQLException ex) {
			logger.debug("The connection that held the lock cannot be aborted", ex);
		}
	}

}
