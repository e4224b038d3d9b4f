package io.appdb.test.server;

import java.util.Objects;

import io.appdb.engine.DatabaseUrl;

/**
 * The name of the database that a PostgreSQL URL leads to. Immutable.
 *
 * @param name the name
 */
record PostgreSqlName(String name) {

	static PostgreSqlName of(ServerDatabase database) {
		return new PostgreSqlName(Objects.requireNonNull(DatabaseUrl.parse(database.address().url()).database(),
				"no database in the URL"));
	}

	String quoted() {
		return quoted(this.name);
	}

	static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

}
