package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PostgreSQL: its own catalogue, and statements that all fit into one transaction.
 */
final class PostgreSqlDiffDialect implements DiffDialect {

	private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

	private static final String EXTENSIONS = """
			select case when n.nspname in ('public', 'pg_catalog') then '' else
				format('create schema if not exists %I; ', n.nspname) end ||
				format('create extension if not exists %I schema %I', e.extname, n.nspname) as statement
			from pg_extension e join pg_namespace n on n.oid = e.extnamespace
			where e.extname <> 'plpgsql' order by e.oid""";

	private final Identifiers identifiers;

	PostgreSqlDiffDialect(Connection connection) throws SQLException {
		Set<String> reserved = new HashSet<>();
		new Rows(connection).forEach("select word from pg_get_keywords() where catcode <> 'U'",
				(row) -> reserved.add(row.getString("word")));
		this.identifiers = new Identifiers('"', PLAIN, reserved);
	}

	@Override
	public SchemaModel read(Connection connection, Collection<String> otherSchemas) throws SQLException {
		return new PostgreSqlReader(connection, otherSchemas).read();
	}

	@Override
	public List<SchemaStatement> statements(SchemaDifference difference) {
		Set<TableName> taken = Stream.of(difference.before(), difference.after())
			.flatMap((model) -> Stream.concat(model.tableNames().stream(),
					model.sequences().stream().map(Sequence::name)))
			.collect(Collectors.toUnmodifiableSet());
		return new ChangeWriter(difference, new PostgreSqlSyntax(this.identifiers, taken)).write();
	}

	@Override
	public List<String> prerequisites(Connection connection) throws SQLException {
		List<String> statements = new ArrayList<>();
		new Rows(connection).forEach(EXTENSIONS, (row) -> statements.add(row.getString("statement")));
		return statements;
	}

}
