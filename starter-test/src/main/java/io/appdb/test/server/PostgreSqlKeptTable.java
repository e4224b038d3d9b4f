package io.appdb.test.server;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A PostgreSQL table with the rows it had at the beginning, as the server writes them
 * down. Its state, the number of rows and the transactions that wrote them, tells without
 * a comparison of values whether somebody has written since. Owned by
 * {@link PostgreSqlCleaning}, used by one thread.
 */
final class PostgreSqlKeptTable {

	private static final String COLUMNS = """
			SELECT quote_ident(attname) FROM pg_attribute
			WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum""";

	private final String name;

	private final List<String> columns;

	private final List<String> rows;

	private String state;

	private PostgreSqlKeptTable(String name, List<String> columns, List<String> rows, String state) {
		this.name = name;
		this.columns = columns;
		this.rows = rows;
		this.state = state;
	}

	static PostgreSqlKeptTable read(ServerSession session, String name) throws SQLException {
		String state = session.query("SELECT " + state(name)).get(0);
		return new PostgreSqlKeptTable(name, session.query(COLUMNS, name),
				session.query("SELECT kept::text FROM ONLY " + name + " kept"), state);
	}

	private static String state(String name) {
		return "(SELECT count(*) || '/' || coalesce(max(xmin::text::bigint), 0) || '/'"
				+ " || coalesce(sum(xmin::text::bigint), 0) FROM ONLY " + name + ")";
	}

	String name() {
		return this.name;
	}

	/**
	 * What to ask the server to learn whether the table was written to.
	 * @return a condition
	 */
	String changed() {
		return state(this.name) + " <> '" + this.state + "'";
	}

	/**
	 * Writes the rows into the empty table.
	 * @param connection the connection
	 * @param transaction the number of its transaction
	 * @throws SQLException if the server refuses
	 */
	void write(Connection connection, long transaction) throws SQLException {
		String values = String.join(", ", this.columns.stream().map((column) -> "(kept)." + column).toList());
		try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + this.name + " ("
				+ String.join(", ", this.columns) + ") OVERRIDING SYSTEM VALUE SELECT " + values
				+ " FROM (SELECT line::" + this.name + " AS kept FROM unnest(?::text[]) line OFFSET 0) lines")) {
			Array lines = connection.createArrayOf("text", this.rows.toArray());
			statement.setArray(1, lines);
			long count = statement.executeUpdate();
			this.state = count + "/" + transaction + "/" + count * transaction;
		}
	}

}
