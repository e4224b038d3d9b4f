package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection that is taken from its source and prepared for its user. Where preparing
 * it fails, nobody would close it any more. Stateless.
 */
public final class TakenConnection {

	private TakenConnection() {
	}

	/**
	 * Prepares a connection, and closes it if that fails.
	 * @param taken the connection
	 * @param preparation what to do with it
	 * @return what its user gets
	 * @throws SQLException what the preparation threw
	 */
	public static Connection prepare(Connection taken, Preparation preparation) throws SQLException {
		try {
			return preparation.apply(taken);
		}
		catch (SQLException | RuntimeException | Error ex) {
			try {
				taken.close();
			}
			catch (SQLException | RuntimeException closing) {
				ex.addSuppressed(closing);
			}
			throw ex;
		}
	}

	/**
	 * What is done with a connection before its user gets it.
	 */
	@FunctionalInterface
	public interface Preparation {

		Connection apply(Connection connection) throws SQLException;

	}

}
