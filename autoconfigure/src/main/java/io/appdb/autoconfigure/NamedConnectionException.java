package io.appdb.autoconfigure;

import io.appdb.error.DatabaseUnavailableException;
import io.appdb.settings.NamedDatabase;

/**
 * A further database is not there when the application starts.
 */
final class NamedConnectionException extends IllegalStateException {

	private final transient NamedDatabase database;

	private final boolean elsewhere;

	/**
	 * Creates the exception.
	 * @param database the database
	 * @param elsewhere whether its address comes from connection details, and not from
	 * its settings
	 * @param cause why it is not there
	 */
	NamedConnectionException(NamedDatabase database, boolean elsewhere, DatabaseUnavailableException cause) {
		super("The database '" + database.name() + "' is not there: " + cause.getMessage(), cause);
		this.database = database;
		this.elsewhere = elsewhere;
	}

	NamedDatabase database() {
		return this.database;
	}

	boolean isElsewhere() {
		return this.elsewhere;
	}

}
