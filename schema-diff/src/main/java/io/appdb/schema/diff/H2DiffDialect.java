package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * H2 in any of its modes: its information schema, which is the same in all of them, and
 * statements that each commit. Names are kept in capital letters, in small ones or as
 * they are written, as the settings of the database say.
 */
final class H2DiffDialect implements DiffDialect {

	private static final Set<String> RESERVED = Set.of("all", "and", "any", "array", "as", "asymmetric",
			"authorization", "between", "both", "case", "cast", "check", "constraint", "cross", "current_catalog",
			"current_date", "current_path", "current_role", "current_schema", "current_time", "current_timestamp",
			"current_user", "day", "default", "distinct", "else", "end", "except", "exists", "false", "fetch", "for",
			"foreign", "from", "full", "group", "groups", "having", "hour", "if", "ilike", "in", "inner", "intersect",
			"interval", "is", "join", "key", "leading", "left", "like", "limit", "localtime", "localtimestamp", "minus",
			"minute", "month", "natural", "not", "null", "offset", "on", "or", "order", "over", "partition", "primary",
			"qualify", "range", "regexp", "right", "row", "rownum", "rows", "second", "select", "session_user", "set",
			"some", "symmetric", "system_user", "table", "to", "top", "trailing", "true", "uescape", "union", "unique",
			"unknown", "user", "using", "value", "values", "when", "where", "window", "with", "year", "_rowid_");

	private final H2Syntax syntax;

	private final H2Defaults defaults;

	H2DiffDialect(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		boolean capital = metaData.storesUpperCaseIdentifiers();
		String letters = capital ? "A-Z" : metaData.storesLowerCaseIdentifiers() ? "a-z" : "A-Za-z";
		Pattern plain = Pattern.compile("[%1$s_][%1$s0-9_]*".formatted(letters));
		this.defaults = H2Defaults.read(new Rows(connection));
		this.syntax = new H2Syntax(new Identifiers('"', plain, RESERVED, capital));
	}

	@Override
	public SchemaModel read(Connection connection, Collection<String> otherSchemas) throws SQLException {
		return new H2Reader(connection, otherSchemas, this.syntax.identifiers(), this.defaults).read();
	}

	@Override
	public List<SchemaStatement> statements(SchemaDifference difference) {
		return new ChangeWriter(difference, this.syntax).write();
	}

}
