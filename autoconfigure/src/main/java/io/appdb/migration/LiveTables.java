package io.appdb.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.appdb.schema.diff.TableName;

/**
 * The tables that are there and how many rows they have. Lives as long as one call, on
 * one thread; the connection stays its owner's.
 *
 * @param connection where to look
 * @param database the schema that is migrated, which is the database on MySQL
 * @param ignored those that are not looked at
 * @param quoted writes the schema and the name of a table
 */
record LiveTables(Connection connection, String database, Predicate<TableName> ignored,
		Function<String[], String> quoted) {

	/** More are not counted. */
	static final int COUNTED = 1000;

	private static final Set<String> SYSTEM = Set.of("information_schema", "pg_catalog", "pg_toast", "sys", "mysql",
			"performance_schema");

	private static final Set<String> NO_ROWS = Set.of("SYSTEM TABLE", "FOREIGN TABLE");

	/**
	 * Lists the tables that need no name of a database before theirs.
	 */
	List<LiveTable> all() throws SQLException {
		List<LiveTable> found = new ArrayList<>();
		try (ResultSet tables = this.connection.getMetaData()
			.getTables(this.connection.getCatalog(), null, "%", null)) {
			while (tables.next()) {
				String type = String.valueOf(tables.getString("TABLE_TYPE"));
				String schema = tables.getString("TABLE_SCHEM");
				LiveTable table = new LiveTable((schema != null) ? schema : this.database,
						tables.getString("TABLE_NAME"));
				if (type.endsWith("TABLE") && !NO_ROWS.contains(type)
						&& !SYSTEM.contains(table.schema().toLowerCase(Locale.ROOT))
						&& !this.ignored.test(new TableName(schema, table.name()))) {
					found.add(table);
				}
			}
		}
		return found;
	}

	/**
	 * Counts the rows of a table.
	 * @return how many, one more than {@link #COUNTED} at the most
	 */
	int rows(LiveTable table) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setMaxRows(COUNTED + 1);
			try (ResultSet rows = statement.executeQuery("select 1 from " + name(table))) {
				int count = 0;
				while (count <= COUNTED && rows.next()) {
					count++;
				}
				return count;
			}
		}
	}

	/**
	 * Counts the columns of a table.
	 */
	int columns(LiveTable table) throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet none = statement.executeQuery("select * from " + name(table) + " where 1 = 0")) {
			return none.getMetaData().getColumnCount();
		}
	}

	private String name(LiveTable table) {
		return this.quoted.apply(new String[] { table.schema(), table.name() });
	}

	/**
	 * A table that is there.
	 *
	 * @param schema its schema, or its database where there are no schemas
	 * @param name its name
	 */
	record LiveTable(String schema, String name) {
	}

}
