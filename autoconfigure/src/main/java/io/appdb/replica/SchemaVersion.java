package io.appdb.replica;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * Reads which migrations a server has, from the table in which Flyway keeps them, so that
 * a replica of another version is noticed. Immutable.
 *
 * @param table the name of the table
 */
record SchemaVersion(String table) {

	/**
	 * Reads the version.
	 * @return its rank, {@code null} where there is no such table
	 */
	@Nullable String of(Connection connection) throws SQLException {
		if (!isThere(connection)) {
			return null;
		}
		String quote = connection.getMetaData().getIdentifierQuoteString();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select max(" + quote + "installed_rank" + quote + ") from "
						+ quote + this.table + quote + " where " + quote + "success" + quote + " = true")) {
			return rows.next() ? rows.getString(1) : null;
		}
	}

	private boolean isThere(Connection connection) throws SQLException {
		try (ResultSet tables = connection.getMetaData()
			.getTables(connection.getCatalog(), connection.getSchema(), this.table, null)) {
			return tables.next();
		}
	}

}
