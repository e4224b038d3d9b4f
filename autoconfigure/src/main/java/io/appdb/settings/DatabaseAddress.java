package io.appdb.settings;

import org.jspecify.annotations.Nullable;

import io.appdb.engine.DatabaseUrl;

/**
 * Where a database is and who connects to it. An immutable value whose text shows no
 * password.
 *
 * @param url the address; user name and password in it do not count
 * @param username the user name
 * @param password the password
 */
public record DatabaseAddress(DatabaseUrl url, @Nullable String username, @Nullable String password) {

	@Override
	public String toString() {
		return this.url.toString();
	}

}
