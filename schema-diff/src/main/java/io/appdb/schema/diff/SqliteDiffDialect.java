package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * SQLite: texts in {@code sqlite_master}, and tables that are made anew.
 */
final class SqliteDiffDialect implements DiffDialect {

	/**
	 * The words that cannot be names as they are.
	 */
	private static final Set<String> RESERVED = Set.of("add", "all", "alter", "and", "as", "autoincrement", "between",
			"case", "check", "collate", "commit", "constraint", "create", "cross", "current_date", "current_time",
			"current_timestamp", "default", "deferrable", "delete", "distinct", "drop", "else", "escape", "except",
			"exists", "false", "foreign", "from", "full", "group", "having", "in", "index", "inner", "insert",
			"intersect", "into", "is", "isnull", "join", "left", "limit", "natural", "not", "nothing", "notnull",
			"null", "on", "or", "order", "outer", "primary", "raise", "references", "returning", "right", "select",
			"set", "table", "then", "to", "transaction", "true", "union", "unique", "update", "using", "values", "when",
			"where", "window", "within");

	static final Identifiers IDENTIFIERS = new Identifiers('"', Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"), RESERVED);

	@Override
	public SchemaModel read(Connection connection, Collection<String> otherSchemas) throws SQLException {
		return new SqliteReader(connection, IDENTIFIERS).read();
	}

	@Override
	public List<SchemaStatement> statements(SchemaDifference difference) {
		return new SqliteRevisionWriter(difference, new SqliteSyntax(IDENTIFIERS)).write();
	}

}
