package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The information schema of MySQL: literals of defaults have no quotes, expressions are
 * escaped as a whole.
 */
final class MySqlCatalog implements ServerCatalog {

	private static final Pattern MOMENT = Pattern.compile("CURRENT_TIMESTAMP(?:\\(\\d\\))?");

	/** What is shown of bytes that begin with a zero. */
	private static final String CUT = "0x";

	private static final String DEFAULT_GENERATED = "DEFAULT_GENERATED";

	/** Types whose defaults are literals as they stand. */
	private static final Set<String> BARE = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal",
			"float", "double", "bit", "year", "binary", "varbinary");

	@Override
	public String columns() {
		return """
				select table_schema, table_name, column_name, column_type, data_type, is_nullable, column_default, extra,
					generation_expression, collation_name, column_comment, srs_id
				from information_schema.columns where table_schema in (%s)
				order by table_schema, table_name, ordinal_position""";
	}

	@Override
	public Column column(ResultSet row, String collation) throws SQLException {
		String extra = row.getString("extra");
		String expression = row.getString("generation_expression");
		boolean computed = expression != null && !expression.isEmpty();
		String system = row.getString("srs_id");
		MySqlColumn column = new MySqlColumn(row, collation,
				row.getString("column_type") + ((system != null && !computed) ? " srid " + system : ""));
		return column.build(computed ? null : value(row, extra),
				computed ? MySqlText.normalized(MySqlText.unescaped(expression)) : null);
	}

	private static @Nullable String value(ResultSet row, String extra) throws SQLException {
		String value = row.getString("column_default");
		if (value == null) {
			return null;
		}
		if (extra.contains(DEFAULT_GENERATED)) {
			return MOMENT.matcher(value).matches() ? value.toLowerCase(Locale.ROOT)
					: "(" + MySqlText.normalized(MySqlText.unescaped(value)) + ")";
		}
		if (value.equals(CUT)) {
			return "0x00";
		}
		return BARE.contains(row.getString("data_type").toLowerCase(Locale.ROOT)) ? value : MySqlText.literal(value);
	}

	@Override
	public String checks() {
		return """
				select t.table_schema, t.table_name, c.constraint_name, c.check_clause
				from information_schema.check_constraints c join information_schema.table_constraints t
					on t.constraint_schema = c.constraint_schema and t.constraint_name = c.constraint_name
				where t.constraint_type = 'CHECK' and c.constraint_schema in (%s)
				order by t.table_schema, t.table_name, c.constraint_name""";
	}

	@Override
	public void check(ResultSet row, TableBuilder table) throws SQLException {
		table.add(new CheckConstraint(row.getString("constraint_name"),
				MySqlText.normalized(MySqlText.unescaped(row.getString("check_clause")))));
	}

	@Override
	public String indexes() {
		return """
				select table_schema, table_name, index_name, non_unique, column_name, collation, sub_part, index_type,
					expression
				from information_schema.statistics where table_schema in (%s)
				order by table_schema, table_name, index_name, seq_in_index""";
	}

	@Override
	public List<Sequence> sequences(Rows rows, List<String> schemas, String current) {
		return List.of();
	}

}
