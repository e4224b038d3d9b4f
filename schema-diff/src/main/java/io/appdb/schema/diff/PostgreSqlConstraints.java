package io.appdb.schema.diff;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads the constraints of PostgreSQL. Lives as long as one call.
 *
 * @param rows the connection
 * @param current the current schema
 */
record PostgreSqlConstraints(Rows rows, @Nullable String current) {

	private static final String CONSTRAINTS = """
			select k.conrelid, k.conname, k.contype, k.condeferrable, k.condeferred, k.confdeltype, k.confupdtype,
				pg_get_constraintdef(k.oid) as definition, pg_get_expr(k.conbin, k.conrelid) as expression,
				rn.nspname as target_schema, r.relname as target,
				(select array_agg(a.attname order by u.i) from unnest(k.conkey) with ordinality u(num, i)
					join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as columns,
				(select array_agg(a.attname order by u.i) from unnest(k.confkey) with ordinality u(num, i)
					join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as target_columns
			from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
				left join pg_class r on r.oid = k.confrelid left join pg_namespace rn on rn.oid = r.relnamespace
			where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0 and n.nspname = any(?)
			order by k.conrelid, k.conname""";

	private static final Map<String, String> ACTIONS = Map.of("a", ForeignKey.NO_ACTION, "r", "restrict", "c",
			"cascade", "n", "set null", "d", "set default");

	private static final Pattern INCLUDE = Pattern
		.compile(" INCLUDE (?<columns>\\((?:\"(?:[^\"]|\"\")*\"|[^\")])*\\))");

	/** Behind everything else, so that no name can look like it. */
	private static final Pattern STATE = Pattern.compile("(?<state>(?: NO INHERIT| NOT VALID| NOT ENFORCED)*)$");

	/** A key over time, or onto one; and a list of columns behind an action. */
	private static final Pattern BEYOND_PARTS = Pattern
		.compile(" WITHOUT OVERLAPS\\)|[(, ]PERIOD \\S|SET (?:NULL|DEFAULT) \\(");

	static final String NULLS_NOT_DISTINCT = "nulls not distinct";

	void read(Map<Long, TableBuilder> tables, Array schemas) throws SQLException {
		this.rows.forEach(CONSTRAINTS, (row) -> {
			TableBuilder table = tables.get(row.getLong("conrelid"));
			if (table != null) {
				table.add(constraint(row, table));
			}
		}, schemas);
	}

	private TableConstraint constraint(ResultSet row, TableBuilder table) throws SQLException {
		String name = row.getString("conname");
		String kind = row.getString("contype");
		String definition = row.getString("definition");
		if (kind.equals("c")) {
			return new CheckConstraint(name, PostgreSqlText.of(table.columns()).normalized(row.getString("expression")),
					attributes(state(definition)));
		}
		if (kind.equals("x") || BEYOND_PARTS.matcher(definition).find()) {
			return new OtherConstraint(name, definition);
		}
		List<String> columns = PostgreSqlReader.strings(row, "columns");
		String deferrable = row.getBoolean("condeferrable")
				? (row.getBoolean("condeferred") ? "deferrable initially deferred" : "deferrable") : "";
		if (kind.equals("f")) {
			return new ForeignKey(name, columns, target(row), PostgreSqlReader.strings(row, "target_columns"),
					action(row, "confdeltype"), action(row, "confupdtype"), attributes(deferrable, state(definition)));
		}
		Matcher included = INCLUDE.matcher(definition);
		String include = included.find() ? "include " + included.group("columns") : "";
		return kind.equals("p") ? new PrimaryKey(name, columns, attributes(include, deferrable))
				: new UniqueKey(name, columns,
						attributes(definition.startsWith("UNIQUE NULLS NOT DISTINCT") ? NULLS_NOT_DISTINCT : "",
								include, deferrable));
	}

	private TableName target(ResultSet row) throws SQLException {
		String schema = row.getString("target_schema");
		return new TableName(Objects.equals(schema, this.current) ? null : schema, row.getString("target"));
	}

	private static String action(ResultSet row, String column) throws SQLException {
		return ACTIONS.getOrDefault(row.getString(column), ForeignKey.NO_ACTION);
	}

	/**
	 * Whether it is inherited, was held against the rows, and is held against them.
	 */
	private static String state(String definition) {
		Matcher state = STATE.matcher(definition);
		return state.find() ? state.group("state").strip().toLowerCase(Locale.ROOT) : "";
	}

	private static String attributes(String... parts) {
		return String.join(" ", Stream.of(parts).filter((part) -> !part.isEmpty()).toList());
	}

}
