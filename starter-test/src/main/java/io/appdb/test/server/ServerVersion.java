package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version number a server gives itself, without the names of its packaging.
 * Immutable.
 *
 * @param number the number, such as {@code 18.6}
 */
record ServerVersion(String number) {

	private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)*");

	static ServerVersion of(DatabaseLogin address) throws SQLException {
		try (Connection connection = address.connect()) {
			return parse(connection.getMetaData().getDatabaseProductVersion());
		}
	}

	static ServerVersion parse(String text) {
		Matcher number = NUMBER.matcher(text);
		return new ServerVersion(number.find() ? number.group() : text);
	}

}
