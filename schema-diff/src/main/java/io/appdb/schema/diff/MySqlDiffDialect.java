package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * MySQL: no sequences, and a column that a check or a computed column uses cannot be
 * renamed as long as it does.
 */
final class MySqlDiffDialect implements DiffDialect {

	private final MySqlSyntax syntax;

	MySqlDiffDialect(Connection connection) throws SQLException {
		Set<String> reserved = new HashSet<>();
		new Rows(connection).forEach("select word from information_schema.keywords where reserved = 1",
				(row) -> reserved.add(row.getString("word").toLowerCase(Locale.ROOT)));
		this.syntax = new MySqlSyntax(new Identifiers('`', MySqlSyntax.PLAIN, reserved));
	}

	@Override
	public SchemaModel read(Connection connection, Collection<String> otherSchemas) throws SQLException {
		return new MySqlReader(connection, new MySqlCatalog(), otherSchemas).read();
	}

	@Override
	public boolean hasSchemasAsDatabases() {
		return true;
	}

	@Override
	public List<SchemaStatement> statements(SchemaDifference difference) {
		return new MySqlStatements(difference, this.syntax, new MySqlRules(this.syntax)).write();
	}

}
