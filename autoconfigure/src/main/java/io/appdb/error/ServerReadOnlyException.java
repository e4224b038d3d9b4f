package io.appdb.error;

import java.sql.SQLException;

/**
 * Goes along with the failure of a statement that the server has refused because it takes
 * no writes, although its transaction may write: the server has become a replica. It is
 * noted where the failure comes from the pool, for later nobody knows what the
 * transaction was.
 */
public final class ServerReadOnlyException extends SQLException {

	private static final long serialVersionUID = 1L;

	private ServerReadOnlyException() {
		super("The server takes no writes", null, 0, null);
	}

	/**
	 * Notes it with a failure.
	 * @param failure what the driver has thrown
	 */
	public static void note(SQLException failure) {
		if (!isIn(failure)) {
			failure.addSuppressed(new ServerReadOnlyException());
		}
	}

	/**
	 * Tells whether a failure is such a one.
	 */
	static boolean isIn(Exception failure) {
		SQLException reported = Causes.find(failure, SQLException.class);
		if (reported == null) {
			return false;
		}
		for (Throwable beside : reported.getSuppressed()) {
			if (beside instanceof ServerReadOnlyException) {
				return true;
			}
		}
		return false;
	}

}
