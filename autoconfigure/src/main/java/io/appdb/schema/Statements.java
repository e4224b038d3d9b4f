package io.appdb.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Runs single statements over one connection, which it does not close.
 *
 * @param connection the connection
 */
public record Statements(Connection connection) {

	public void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	int update(String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = prepare(sql, parameters)) {
			return statement.executeUpdate();
		}
	}

	/**
	 * Returns the number in the first column of the first row; 0 if there is none.
	 */
	public long number(String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = prepare(sql, parameters); ResultSet rows = statement.executeQuery()) {
			return rows.next() ? rows.getLong(1) : 0;
		}
	}

	/**
	 * Returns the second column of all rows by the first.
	 */
	public Map<String, Long> numbers(String sql, @Nullable Object... parameters) throws SQLException {
		Map<String, Long> numbers = new HashMap<>();
		try (PreparedStatement statement = prepare(sql, parameters); ResultSet rows = statement.executeQuery()) {
			while (rows.next()) {
				numbers.put(rows.getString(1), rows.getLong(2));
			}
		}
		return numbers;
	}

	private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
		PreparedStatement statement = this.connection.prepareStatement(sql);
		for (int index = 0; index < parameters.length; index++) {
			statement.setObject(index + 1, parameters[index]);
		}
		return statement;
	}

}
