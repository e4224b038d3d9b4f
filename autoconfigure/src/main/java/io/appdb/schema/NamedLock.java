package io.appdb.schema;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.dao.CannotAcquireLockException;

/**
 * The lock by name that MySQL and MariaDB have, one for each database on the server. It
 * belongs to the connection and outlives the transactions that their DDL ends.
 */
public final class NamedLock {

	private static final int SECONDS = 60;

	private NamedLock() {
	}

	public static void around(Connection connection, SchemaWork work) throws SQLException {
		Statements statements = new Statements(connection);
		String name = "appdb.schema." + Integer.toHexString(String.valueOf(connection.getCatalog()).hashCode());
		if (statements.number("select get_lock(?, ?)", name, SECONDS) != 1) {
			throw new CannotAcquireLockException("Another process has been changing the schema for " + SECONDS
					+ " s (lock '" + name + "'): try again when it is done");
		}
		try {
			work.run();
		}
		finally {
			statements.number("select release_lock(?)", name);
		}
	}

}
