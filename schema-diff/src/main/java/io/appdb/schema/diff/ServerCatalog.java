package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Where the information schemas of MySQL and MariaDB differ. Implementations have no
 * state.
 */
interface ServerCatalog {

	/**
	 * Returns the query for the columns.
	 */
	String columns();

	/**
	 * Reads a row of it.
	 * @param collation the collation of the table
	 */
	Column column(ResultSet row, String collation) throws SQLException;

	/**
	 * Returns the query for the checks.
	 */
	String checks();

	/**
	 * Reads a row of it.
	 */
	void check(ResultSet row, TableBuilder table) throws SQLException;

	/**
	 * Returns the query for the columns of indexes.
	 */
	String indexes();

	/**
	 * Reads all sequences.
	 */
	List<Sequence> sequences(Rows rows, List<String> schemas, String current) throws SQLException;

	/**
	 * Returns as many question marks as there are schemas.
	 */
	static String marks(List<String> schemas) {
		return String.join(", ", schemas.stream().map((schema) -> "?").toList());
	}

	/**
	 * Returns the name of something, without the current schema.
	 */
	static TableName name(String schema, String name, String current) {
		return new TableName(schema.equals(current) ? null : schema, name);
	}

}
