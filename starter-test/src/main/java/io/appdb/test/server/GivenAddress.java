package io.appdb.test.server;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * The address in {@code appdb.test.<type>.url} and what is made of it: the name of the
 * database gets {@code _test} appended if it has not got it, and no other database is
 * entered but the server's own. Immutable.
 *
 * @param type the database
 * @param url the URL as it was given
 * @param username the user, from its property or the URL
 * @param password the password, from its property or the URL
 */
record GivenAddress(DatabaseType type, DatabaseUrl url, String username, String password) {

	private static final int LONGEST_NAME = 63;

	/**
	 * Reads the address.
	 * @param type the database
	 * @param properties where it stands
	 * @return the address, {@code null} if none was given
	 * @throws TestServerException if it cannot be used
	 */
	static @Nullable GivenAddress of(DatabaseType type, TestProperties properties) {
		String text = properties.get(type, "url");
		if (text == null) {
			return null;
		}
		DatabaseUrl url = parse(type, text);
		String username = properties.get(type, "username");
		String password = properties.get(type, "password");
		return new GivenAddress(type, url,
				Objects.requireNonNullElse((username != null) ? username : url.username(), ""),
				Objects.requireNonNullElse((password != null) ? password : url.password(), ""));
	}

	private static DatabaseUrl parse(DatabaseType type, String text) {
		DatabaseUrl url;
		try {
			url = DatabaseUrl.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new TestServerException("'" + property(type) + "': " + ex.getMessage(), ex);
		}
		if (url.type() != type) {
			throw new TestServerException("'" + property(type) + "' is " + url + ", which is "
					+ url.type().displayName() + ": use '" + property(url.type()) + "' for it");
		}
		return url;
	}

	private static String property(DatabaseType type) {
		return TestProperties.name(type, "url");
	}

	String property() {
		return property(this.type);
	}

	/**
	 * The server, with the {@code _test} database to create others from.
	 * @return the address
	 * @throws TestServerException if the URL names no database, or one whose name is too
	 * long
	 */
	ServerAddress server() {
		return new ServerAddress(this.url.withDatabase(testName()), this.username, this.password);
	}

	String testName() {
		String name = this.url.database();
		if (name == null || name.isEmpty()) {
			throw new TestServerException(this + ", which names no database: append one, such as /shop; tests then use "
					+ "shop_test and never touch shop");
		}
		String testName = name.endsWith(DatabaseNames.SUFFIX) ? name : name + DatabaseNames.SUFFIX;
		if (testName.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
			throw new TestServerException(
					this + ": the name " + testName + " has more than " + LONGEST_NAME + " bytes: give a shorter one");
		}
		return testName;
	}

	@Override
	public String toString() {
		return "'" + property() + "' is " + this.url;
	}

}
