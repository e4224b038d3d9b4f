package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Runs queries over one connection. Lives as long as one call.
 *
 * @param connection the connection
 */
record Rows(Connection connection) {

	/**
	 * Hands each row of a query to a reader.
	 */
	void forEach(String sql, RowReader reader, Object... parameters) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setObject(i + 1, parameters[i]);
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					reader.read(rows);
				}
			}
		}
	}

	/**
	 * Reads one row.
	 */
	@FunctionalInterface
	interface RowReader {

		void read(ResultSet row) throws SQLException;

	}

}
