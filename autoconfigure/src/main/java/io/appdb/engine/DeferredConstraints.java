package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

import io.appdb.database.KnownDatabases;

/**
 * The part of a database that can check constraints before a commit would. Stateless.
 */
public interface DeferredConstraints {

	/**
	 * Checks the constraints that are deferred to the commit of the connection's
	 * transaction.
	 * @param connection the connection
	 * @throws SQLException when one is violated
	 */
	void check(Connection connection) throws SQLException;

	/**
	 * Checks the constraints that are deferred, on a database that can do so.
	 * @param connection the connection
	 * @return whether they were checked
	 * @throws SQLException when one is violated
	 */
	static boolean checkAll(Connection connection) throws SQLException {
		DeferredConstraints deferred = KnownDatabases
			.partByProduct(DeferredConstraints.class, connection.getMetaData().getDatabaseProductName())
			.orElse(null);
		if (deferred != null) {
			deferred.check(connection);
		}
		return deferred != null;
	}

}
