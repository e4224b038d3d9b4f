package io.appdb.test.server;

import io.appdb.engine.DatabaseType;

/**
 * A type of database that this machine cannot run. Immutable.
 *
 * @param type the type
 * @param reason why it cannot run, in a few words
 * @param message the reason and the way out
 */
record NotRun(DatabaseType type, String reason, String message) implements DatabaseSource {

	@Override
	public ServerDatabase create() {
		return ServerDatabase.notRun(this.type, this.message);
	}

	@Override
	public DatabaseCopies copies() {
		throw new TestServerException(this.message);
	}

	@Override
	public String description() {
		return "not run (" + this.reason + ")";
	}

	@Override
	public ServerControl control() {
		return new NoServerControl(this.reason);
	}

}
