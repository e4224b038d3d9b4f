package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The information schema of MariaDB: defaults are expressions, a check may belong to a
 * column, JSON is a text with such a check, and a sequence is a table.
 */
final class MariaDbCatalog implements ServerCatalog {

	private static final Pattern WIDTH = Pattern
		.compile("(?<type>tinyint|smallint|mediumint|int|bigint|year)\\((?<width>\\d+)\\)(?<rest>.*)");

	/** The widths that mean nothing: MySQL shows none. */
	private static final Map<String, Set<String>> USUAL_WIDTHS = Map.of("tinyint", Set.of("4", "3 unsigned"),
			"smallint", Set.of("6", "5 unsigned"), "mediumint", Set.of("9", "8 unsigned"), "int",
			Set.of("11", "10 unsigned"), "bigint", Set.of("20", "20 unsigned"), "year", Set.of("4"));

	private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)*)`");

	private static final int USUAL_CACHE = 1000;

	/** What JSON is stored as: the check of the column tells. */
	private static final String MAYBE_JSON = "longtext collate utf8mb4_bin";

	@Override
	public String columns() {
		return """
				select table_schema, table_name, column_name, column_type, is_nullable, column_default, extra,
					generation_expression, collation_name, column_comment
				from information_schema.columns where table_schema in (%s)
				order by table_schema, table_name, ordinal_position""";
	}

	@Override
	public Column column(ResultSet row, String collation) throws SQLException {
		String type = row.getString("column_type");
		boolean maybeJson = type.equals("longtext") && "utf8mb4_bin".equals(row.getString("collation_name"));
		String expression = row.getString("generation_expression");
		return new MySqlColumn(row, collation, maybeJson ? MAYBE_JSON : withoutWidth(type)).build(
				(expression != null) ? null : value(row),
				(expression != null) ? MySqlText.normalized(expression) : null);
	}

	private static String withoutWidth(String type) {
		Matcher width = WIDTH.matcher(type);
		return (width.matches() && USUAL_WIDTHS.getOrDefault(width.group("type"), Set.of())
			.contains(width.group("width") + width.group("rest"))) ? width.group("type") + width.group("rest") : type;
	}

	private static @Nullable String value(ResultSet row) throws SQLException {
		String value = row.getString("column_default");
		if (value == null || value.equals("NULL")) {
			return null;
		}
		String schema = SqlText.quoted(row.getString("table_schema"), '`') + ".";
		String text = SqlText.outsideLiterals(MySqlText.normalized(value), (sql) -> sql.replace(schema, ""));
		if (text.startsWith("current_timestamp(")) {
			return text.replace("()", "");
		}
		boolean literal = text.startsWith("'") || text.matches("-?[0-9.]+(e[+-]?\\d+)?|[bx]'[0-9a-fA-F]*'");
		return literal ? text : "(" + text + ")";
	}

	@Override
	public String checks() {
		return """
				select constraint_schema as table_schema, table_name, constraint_name, check_clause, level
				from information_schema.check_constraints where constraint_schema in (%s)
				order by constraint_schema, table_name, constraint_name""";
	}

	/**
	 * A check within a column has the name of the column, in backticks. After a renaming
	 * the server still shows the old one, so the expression decides.
	 */
	@Override
	public void check(ResultSet row, TableBuilder table) throws SQLException {
		String name = row.getString("constraint_name");
		String expression = MySqlText.normalized(row.getString("check_clause"));
		if (!row.getString("level").equals("Column")) {
			table.add(new CheckConstraint(name, expression));
			return;
		}
		Set<String> used = new TreeSet<>();
		NAME.matcher(expression).results().forEach((found) -> used.add(found.group(1).replace("``", "`")));
		String column = (used.size() == 1) ? used.iterator().next() : name;
		boolean json = expression.equals("json_valid(" + SqlText.quoted(column, '`') + ")")
				&& becomesJson(table.columns(), column);
		if (!json) {
			table.add(new CheckConstraint(MySqlSyntax.withinColumn(column), expression));
		}
	}

	private static boolean becomesJson(List<Column> columns, String name) {
		for (int i = 0; i < columns.size(); i++) {
			Column column = columns.get(i);
			if (column.name().equals(name) && column.type().equals(MAYBE_JSON)) {
				columns.set(i, column.withType("json"));
				return true;
			}
		}
		return false;
	}

	@Override
	public String indexes() {
		return """
				select table_schema, table_name, index_name, non_unique, column_name, collation, sub_part, index_type,
					null as expression
				from information_schema.statistics where table_schema in (%s)
				order by table_schema, table_name, index_name, seq_in_index""";
	}

	@Override
	public List<Sequence> sequences(Rows rows, List<String> schemas, String current) throws SQLException {
		List<TableName> names = new ArrayList<>();
		rows.forEach(
				"select table_schema, table_name from information_schema.tables where table_type = 'SEQUENCE' "
						+ "and table_schema in (" + ServerCatalog.marks(schemas) + ")",
				(row) -> names.add(new TableName(row.getString("table_schema"), row.getString("table_name"))),
				schemas.toArray());
		List<Sequence> sequences = new ArrayList<>();
		for (TableName name : names) {
			rows.forEach(
					"select * from " + SqlText.quoted(String.valueOf(name.schema()), '`') + "."
							+ SqlText.quoted(name.name(), '`'),
					(row) -> sequences
						.add(sequence(row, ServerCatalog.name(String.valueOf(name.schema()), name.name(), current))));
		}
		return sequences;
	}

	private static Sequence sequence(ResultSet row, TableName name) throws SQLException {
		List<String> attributes = new ArrayList<>();
		boolean up = row.getLong("increment") >= 0;
		if (row.getLong("minimum_value") != (up ? 1 : -Long.MAX_VALUE)) {
			attributes.add("minvalue " + row.getLong("minimum_value"));
		}
		if (row.getLong("maximum_value") != (up ? Long.MAX_VALUE - 1 : -1)) {
			attributes.add("maxvalue " + row.getLong("maximum_value"));
		}
		if (row.getLong("cache_size") != USUAL_CACHE) {
			attributes.add((row.getLong("cache_size") == 0) ? "nocache" : "cache " + row.getLong("cache_size"));
		}
		if (row.getInt("cycle_option") != 0) {
			attributes.add("cycle");
		}
		return new Sequence(name, row.getLong("start_value"), row.getLong("increment"), String.join(" ", attributes));
	}

}
