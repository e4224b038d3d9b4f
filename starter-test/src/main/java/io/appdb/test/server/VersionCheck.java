package io.appdb.test.server;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * Compares the wanted version of a database with the one that is there. Immutable.
 *
 * @param type the database
 * @param wanted the property's value, such as {@code 18} or {@code 18.6}; {@code null}
 * takes every version
 */
record VersionCheck(DatabaseType type, @Nullable String wanted) {

	static VersionCheck of(DatabaseType type, TestProperties properties) {
		return new VersionCheck(type, properties.get(type, "version"));
	}

	/**
	 * Refuses another version.
	 * @param found the version that is there
	 * @param what what has this version
	 * @param remedy what to change
	 * @throws TestServerException if it is not the wanted one
	 */
	void check(ServerVersion found, String what, String remedy) {
		if (this.wanted != null && !(found.number() + ".").startsWith(this.wanted + ".")) {
			throw new TestServerException("'" + TestProperties.name(this.type, "version") + "' is " + this.wanted
					+ ", and " + what + " is " + this.type.displayName() + " " + found.number() + ": " + remedy);
		}
	}

}
