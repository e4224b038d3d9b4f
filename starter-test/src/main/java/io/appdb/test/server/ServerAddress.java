package io.appdb.test.server;

import io.appdb.engine.DatabaseUrl;

/**
 * Where a server is, who may create databases on it, and the database from which that is
 * done. Immutable.
 *
 * @param maintenance the URL of the database to create others from
 * @param username the user name
 * @param password the password
 */
record ServerAddress(DatabaseUrl maintenance, String username, String password) {

	static ServerAddress of(String url, String username, String password) {
		return new ServerAddress(DatabaseUrl.parse(url), username, password);
	}

	DatabaseLogin database() {
		return address(this.maintenance);
	}

	DatabaseLogin database(String name) {
		return address(this.maintenance.withDatabase(name));
	}

	private DatabaseLogin address(DatabaseUrl url) {
		return new DatabaseLogin(url.jdbcUrl(), this.username, this.password);
	}

	@Override
	public String toString() {
		return this.maintenance.toString();
	}

}
