package io.appdb.error;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * There is no working connection to the database, or it cannot work at all.
 */
public final class DatabaseUnavailableException extends DataAccessResourceFailureException implements TranslatedError {

	private final Reason reason;

	/**
	 * Creates the exception.
	 * @param reason why there is no connection
	 * @param cause what the driver reported
	 */
	public DatabaseUnavailableException(Reason reason, @Nullable Throwable cause) {
		super(reason.message, cause);
		this.reason = reason;
	}

	/**
	 * Creates the exception of a start that found no database.
	 * @param reason why there is no connection
	 * @param address the address without its password
	 * @param driver what the driver says, may be empty
	 * @param cause what the driver reported
	 */
	public DatabaseUnavailableException(Reason reason, String address, String driver, Throwable cause) {
		super(reason.message + ": " + address + (driver.isEmpty() ? "" : ". The driver says: " + driver), cause);
		this.reason = reason;
	}

	/**
	 * Why there is no working connection.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why there is no working connection. Constants, safe for every thread.
	 */
	public enum Reason {

		/**
		 * The server does not answer, or the connection broke.
		 */
		UNREACHABLE("The database does not answer, or the connection to it broke: "
				+ "check that the server runs and that its address is right"),

		/**
		 * The connection broke while a statement that writes was under way outside of a
		 * transaction, so that it commits by itself: it may have been carried out or not.
		 */
		OUTCOME_UNKNOWN("The connection to the database broke during a statement that commits by itself: what it "
				+ "writes may be stored or not; look whether it is before the work is repeated, and write in a "
				+ "transaction where it matters"),

		/**
		 * The server takes no writes, although the transaction may write: it has become a
		 * replica.
		 */
		READ_ONLY("The database server takes no writes any more, as one that has become a replica: repeat the "
				+ "transaction, which gets a new connection; the address must name every server that may become the "
				+ "primary, for Connector/J with failOverReadOnly=false"),

		/**
		 * The server refused user or password.
		 */
		CREDENTIALS("The database refused the login: check user name and password"),

		/**
		 * The server has no database of that name.
		 */
		UNKNOWN_DATABASE("The database server has no such database: check its name or create it"),

		/**
		 * The server takes no more connections.
		 */
		CONNECTION_LIMIT("The database server takes no more connections: "
				+ "make the pools smaller or raise the server's limit"),

		/**
		 * There is no room left to write to.
		 */
		STORAGE_FULL("The database has no room left to write to: free or add disk space, or raise its limit"),

		/**
		 * What is stored cannot be read, or the file is no database.
		 */
		DAMAGED("The database's file is damaged, or it is no database: check the path, or restore a backup");

		private final String message;

		Reason(String message) {
			this.message = message;
		}

	}

}
