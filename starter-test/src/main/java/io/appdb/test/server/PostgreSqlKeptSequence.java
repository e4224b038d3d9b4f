package io.appdb.test.server;

import java.sql.SQLException;
import java.util.List;

/**
 * A PostgreSQL sequence with the value it had at the beginning. Immutable.
 *
 * @param name the quoted name with its schema
 * @param value the last value, or the first one to come
 * @param called whether the value was given out already
 */
record PostgreSqlKeptSequence(String name, String value, boolean called) {

	static PostgreSqlKeptSequence read(ServerSession session, String name) throws SQLException {
		List<String> row = session.rows("SELECT last_value, is_called FROM " + name).get(0);
		return new PostgreSqlKeptSequence(name, row.get(0), "t".equals(row.get(1)));
	}

	String changed() {
		return "EXISTS (SELECT FROM " + this.name + " WHERE last_value <> " + this.value + " OR is_called <> "
				+ this.called + ")";
	}

	String restart() {
		return "SELECT setval(" + ServerSession.literal(this.name) + ", " + this.value + ", " + this.called + ")";
	}

}
