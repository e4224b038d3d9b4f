package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.h2.api.ErrorCode;

/**
 * Cleans an H2 database. Rows that were there at the beginning are kept in a schema that
 * is named like nothing else; a table is compared with them as a set of rows. Lasts as
 * long as its database, used by one thread.
 */
final class H2Cleaning implements DatabaseCleaning {

	private static final String KEPT = "\"appdb_rows_at_the_beginning\"";

	private static final String TABLES = """
			SELECT quote_ident(t.TABLE_SCHEMA) || '.' || quote_ident(t.TABLE_NAME) FROM INFORMATION_SCHEMA.TABLES t
			WHERE t.TABLE_TYPE = 'BASE TABLE' AND t.TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
			AND upper(t.TABLE_NAME) <> upper(?)
			ORDER BY 1""";

	private static final String COLUMNS = """
			SELECT quote_ident(COLUMN_NAME) FROM INFORMATION_SCHEMA.COLUMNS
			WHERE quote_ident(TABLE_SCHEMA) || '.' || quote_ident(TABLE_NAME) = ? AND IS_GENERATED = 'NEVER'
			ORDER BY ORDINAL_POSITION""";

	private final ServerDatabase database;

	private final List<String> empty;

	private final Map<String, KeptRows> kept;

	private final H2StartValues identifiers;

	private H2Cleaning(ServerDatabase database, List<String> empty, Map<String, KeptRows> kept,
			H2StartValues identifiers) {
		this.database = database;
		this.empty = empty;
		this.kept = kept;
		this.identifiers = identifiers;
	}

	static DatabaseCleaning of(ServerDatabase database, String history) throws SQLException {
		ServerSession session = new ServerSession(database.address());
		H2StartValues identifiers = H2StartValues.read(session);
		List<String> empty = new ArrayList<>(session.query(TABLES, history));
		List<String> filled = empty.isEmpty() ? List.of()
				: session.query(String.join(" UNION ALL ", empty.stream().map(H2Cleaning::hasRows).toList()));
		Map<String, KeptRows> kept = new LinkedHashMap<>();
		session.run("CREATE SCHEMA IF NOT EXISTS " + KEPT);
		for (String table : filled) {
			String copy = KEPT + ".\"" + kept.size() + "\"";
			KeptRows rows = new KeptRows(table, String.join(", ", session.query(COLUMNS, table)), copy);
			session.run(rows.keep());
			kept.put(table, rows);
			empty.remove(table);
		}
		return new H2Cleaning(database, empty, kept, identifiers);
	}

	private static String hasRows(String table) {
		return "SELECT " + ServerSession.literal(table) + " WHERE EXISTS (SELECT 1 FROM " + table + ")";
	}

	@Override
	public void clean() throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("SET LOCK_TIMEOUT 5000");
			List<String> questions = new ArrayList<>(this.empty.stream().map(H2Cleaning::hasRows).toList());
			this.kept.values().forEach((rows) -> questions.add(rows.changed()));
			List<String> changed = questions.isEmpty() ? List.of()
					: list(statement, String.join(" UNION ALL ", questions));
			if (!changed.isEmpty()) {
				restore(statement, changed);
			}
			this.identifiers.restart(statement);
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1 || ex.getErrorCode() == ErrorCode.CONCURRENT_UPDATE_1) {
				throw new IllegalStateException("The tables of " + this.database.address()
						+ " cannot be cleaned, they are locked by a transaction that a test has left open:"
						+ " commit it, roll it back or close it in the test (" + ex.getMessage() + ")", ex);
			}
			throw ex;
		}
	}

	private void restore(Statement statement, List<String> changed) throws SQLException {
		List<String> triggers = H2Triggers.drop(statement, changed);
		statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
		try {
			for (String table : changed) {
				statement.execute("DELETE FROM " + table);
				KeptRows rows = this.kept.get(table);
				if (rows != null) {
					statement.execute(rows.refill());
				}
			}
		}
		finally {
			statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
			for (String trigger : triggers) {
				statement.execute(trigger);
			}
		}
	}

	static List<String> list(Statement statement, String sql) throws SQLException {
		try (ResultSet rows = statement.executeQuery(sql)) {
			List<String> values = new ArrayList<>();
			while (rows.next()) {
				values.add(rows.getString(1));
			}
			return values;
		}
	}

	/**
	 * A table with the rows it had. Immutable.
	 *
	 * @param table the quoted name with its schema
	 * @param columns its quoted columns
	 * @param copy where the rows are
	 */
	private record KeptRows(String table, String columns, String copy) {

		String keep() {
			return "CREATE TABLE " + this.copy + " AS SELECT " + this.columns + " FROM " + this.table;
		}

		String changed() {
			String now = "SELECT " + this.columns + " FROM " + this.table;
			String then = "SELECT " + this.columns + " FROM " + this.copy;
			return "SELECT " + ServerSession.literal(this.table) + " WHERE (SELECT count(*) FROM " + this.table
					+ ") <> (SELECT count(*) FROM " + this.copy + ") OR EXISTS (" + now + " EXCEPT " + then
					+ ") OR EXISTS (" + then + " EXCEPT " + now + ")";
		}

		String refill() {
			return "INSERT INTO " + this.table + " (" + this.columns + ") OVERRIDING SYSTEM VALUE SELECT "
					+ this.columns + " FROM " + this.copy;
		}

	}

}
