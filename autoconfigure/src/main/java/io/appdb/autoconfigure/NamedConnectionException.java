package io.appdb.autoconfigure;

import io.appdb.error.DatabaseUnavailableException;
import io.appdb.settings.NamedDatabase;

/**
 * A further database is not there when the application starts.
 */
final class NamedConnectionException extends IllegalStateException {

	private final transient NamedDatabase database;

	NamedConnectionException(NamedDatabase database, DatabaseUnavailableException cause) {
		super("The database '" + database.name() + "' is not there: " + cause.getMessage(), cause);
		this.database = database;
	}

	NamedDatabase database() {
		return this.database;
	}

}
