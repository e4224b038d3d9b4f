package io.appdb.schema.diff;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads the indexes of PostgreSQL. Lives as long as one call.
 *
 * @param rows the connection
 */
record PostgreSqlIndexes(Rows rows) {

	/** Older servers do not know a property, so that it is asked for by its name. */
	private static final String INDEXES = """
			select i.indexrelid, i.indrelid, c.relname, i.indisunique, m.amname,
				pg_get_expr(i.indpred, i.indrelid) as predicate, i.indnkeyatts, u.n as position,
				pg_get_indexdef(i.indexrelid, u.n, false) as text, a.attname, i.indoption[u.n - 1] as options,
				case when i.indcollation[u.n - 1] <> coalesce(nullif(a.attcollation, 0), 100) and
					i.indcollation[u.n - 1] <> 0 then quote_ident(l.collname) end as collation,
				case when o.opcdefault and k.attoptions is null then null
					when pg_opclass_is_visible(o.oid) then quote_ident(o.opcname)
					else quote_ident(s.nspname) || '.' || quote_ident(o.opcname) end ||
					coalesce(' (' || array_to_string(k.attoptions, ', ') || ')', '') as operators,
				coalesce(to_jsonb(i) ->> 'indnullsnotdistinct', 'false') = 'true' as nulls_not_distinct,
				array_to_string(c.reloptions, ', ') as parameters
			from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
				join pg_namespace n on n.oid = t.relnamespace join pg_am m on m.oid = c.relam
				cross join lateral generate_series(1, i.indnatts) u(n)
				left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[u.n - 1]
				left join pg_attribute k on k.attrelid = i.indexrelid and k.attnum = u.n
				left join pg_opclass o on u.n <= i.indnkeyatts and o.oid = i.indclass[u.n - 1]
				left join pg_namespace s on s.oid = o.opcnamespace
				left join pg_collation l on u.n <= i.indnkeyatts and l.oid = i.indcollation[u.n - 1]
			where n.nspname = any(?) and t.relkind in ('r', 'p') and not t.relispartition
				and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid
					and k.contype in ('p', 'u', 'x'))
			order by i.indrelid, c.relname, u.n""";

	private static final int DESCENDING = 1;

	private static final int NULLS_FIRST = 2;

	void read(Map<Long, TableBuilder> tables, Array schemas) throws SQLException {
		Map<Long, PostgreSqlIndex> indexes = new LinkedHashMap<>();
		this.rows.forEach(INDEXES, (row) -> {
			TableBuilder table = tables.get(row.getLong("indrelid"));
			if (table == null) {
				return;
			}
			PostgreSqlIndex index = indexes.get(row.getLong("indexrelid"));
			if (index == null) {
				index = begin(row, table);
				indexes.put(row.getLong("indexrelid"), index);
			}
			if (row.getInt("position") <= row.getInt("indnkeyatts")) {
				index.columns().add(column(row, PostgreSqlText.of(table.columns())));
			}
			else {
				index.included().add(row.getString("text"));
			}
		}, schemas);
		indexes.values().forEach((index) -> index.table().add(index.build()));
	}

	private static PostgreSqlIndex begin(ResultSet row, TableBuilder table) throws SQLException {
		String method = row.getString("amname");
		String predicate = row.getString("predicate");
		Index head = new Index(row.getString("relname"), row.getBoolean("indisunique"),
				method.equals("btree") ? null : method, List.of(),
				(predicate != null) ? PostgreSqlText.of(table.columns()).normalized(predicate) : null, "");
		String parameters = row.getString("parameters");
		return new PostgreSqlIndex(table, head, new ArrayList<>(), new ArrayList<>(),
				row.getBoolean("nulls_not_distinct") ? PostgreSqlConstraints.NULLS_NOT_DISTINCT : "",
				(parameters != null) ? "with (" + parameters + ")" : "");
	}

	private static IndexColumn column(ResultSet row, PostgreSqlText texts) throws SQLException {
		int options = row.getInt("options");
		boolean descending = (options & DESCENDING) != 0;
		boolean nullsFirst = (options & NULLS_FIRST) != 0;
		String collation = row.getString("collation");
		List<String> attributes = Stream
			.of((collation != null) ? "collate " + collation : "",
					Objects.requireNonNullElse(row.getString("operators"), ""), descending ? "desc" : "",
					(nullsFirst != descending) ? (nullsFirst ? "nulls first" : "nulls last") : "")
			.filter((attribute) -> !attribute.isEmpty())
			.toList();
		String column = row.getString("attname");
		return new IndexColumn(column, (column == null) ? texts.normalized(row.getString("text")) : null,
				String.join(" ", attributes));
	}

	/**
	 * An index while its columns are read.
	 *
	 * @param table its table
	 * @param head what is said of it as a whole
	 * @param columns its columns
	 * @param included the columns that are only stored in it
	 * @param nulls what it says of nulls
	 * @param parameters how it is stored
	 */
	private record PostgreSqlIndex(TableBuilder table, Index head, List<IndexColumn> columns, List<String> included,
			String nulls, String parameters) {

		Index build() {
			String include = this.included.isEmpty() ? "" : "include (" + String.join(", ", this.included) + ")";
			return new Index(this.head.name(), this.head.unique(), this.head.method(), this.columns, this.head.where(),
					String.join(" ",
							Stream.of(include, this.nulls, this.parameters)
								.filter((attribute) -> !attribute.isEmpty())
								.toList()));
		}

	}

}
