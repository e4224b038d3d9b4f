package io.appdb.schema.diff;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads a schema from the catalogue of PostgreSQL, with one query for each kind of thing.
 * Lives as long as one call.
 */
final class PostgreSqlReader {

	private static final String IN_SCHEMAS = " n.nspname = any(?) and not exists (select 1 from pg_depend d "
			+ "where d.objid = %s.oid and d.deptype = 'e') ";

	private static final String TABLES = """
			select c.oid, n.nspname, c.relname, obj_description(c.oid, 'pg_class') as comment
			from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p') and not c.relispartition and""" + IN_SCHEMAS.formatted("c");

	private static final String COLUMNS = """
			select a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
				pg_get_expr(d.adbin, d.adrelid) as value, a.attidentity, a.attgenerated,
				col_description(a.attrelid, a.attnum) as comment,
				case when a.attcollation <> t.typcollation then quote_ident(l.collname) end as collation,
				exists (select 1 from pg_depend o join pg_class s on s.oid = o.objid and s.relkind = 'S'
					where o.refobjid = a.attrelid and o.refobjsubid = a.attnum and o.deptype = 'a'
					and o.classid = 'pg_class'::regclass) as serial
			from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
				join pg_namespace n on n.oid = c.relnamespace
				left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
				left join pg_collation l on l.oid = a.attcollation
			where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname = any(?)
			order by a.attrelid, a.attnum""";

	private static final String CONSTRAINTS = """
			select k.conrelid, k.conname, k.contype, k.condeferrable, k.condeferred, k.confdeltype, k.confupdtype,
				pg_get_constraintdef(k.oid) as definition, rn.nspname as target_schema, r.relname as target,
				(select array_agg(a.attname order by u.i) from unnest(k.conkey) with ordinality u(num, i)
					join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as columns,
				(select array_agg(a.attname order by u.i) from unnest(k.confkey) with ordinality u(num, i)
					join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as target_columns
			from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
				left join pg_class r on r.oid = k.confrelid left join pg_namespace rn on rn.oid = r.relnamespace
			where k.contype in ('p', 'u', 'f', 'c') and k.conparentid = 0 and n.nspname = any(?)
			order by k.conrelid, k.conname""";

	private static final String INDEXES = """
			select i.indrelid, c.relname, i.indisunique, m.amname, pg_get_expr(i.indpred, i.indrelid) as predicate,
				i.indnkeyatts, i.indnatts, u.n as position, pg_get_indexdef(i.indexrelid, u.n, true) as text,
				a.attname, i.indoption[u.n - 1] as options,
				case when not o.opcdefault then quote_ident(o.opcname) end as operators
			from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
				join pg_namespace n on n.oid = t.relnamespace join pg_am m on m.oid = c.relam
				cross join lateral generate_series(1, i.indnatts) u(n)
				left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[u.n - 1]
				left join pg_opclass o on u.n <= i.indnkeyatts and o.oid = i.indclass[u.n - 1]
			where n.nspname = any(?) and t.relkind in ('r', 'p') and not t.relispartition
				and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid
					and k.contype in ('p', 'u', 'x'))
			order by i.indrelid, c.relname, u.n""";

	private static final String SEQUENCES = """
			select n.nspname, c.relname, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache,
				format_type(s.seqtypid, null) as type
			from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
			where not exists (select 1 from pg_depend o where o.objid = c.oid and o.deptype in ('a', 'i')) and"""
			+ IN_SCHEMAS.formatted("c");

	private static final String ENUM_TYPES = """
			select n.nspname, t.typname, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
			from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace
			where""" + IN_SCHEMAS.formatted("t") + "group by n.nspname, t.typname";

	private static final Map<String, String> ACTIONS = Map.of("a", ForeignKey.NO_ACTION, "r", "restrict", "c",
			"cascade", "n", "set null", "d", "set default");

	private static final int DESCENDING = 1;

	private static final int NULLS_FIRST = 2;

	private final Rows rows;

	private static final PostgreSqlText TEXT = new PostgreSqlText(Set.of());

	private final Array schemas;

	private final @Nullable String current;

	private final Map<Long, TableBuilder> tables = new LinkedHashMap<>();

	PostgreSqlReader(Connection connection, Collection<String> otherSchemas) throws SQLException {
		this.rows = new Rows(connection);
		this.current = connection.getSchema();
		List<String> names = new ArrayList<>(otherSchemas);
		if (this.current != null) {
			names.add(this.current);
		}
		this.schemas = connection.createArrayOf("text", names.toArray());
	}

	SchemaModel read() throws SQLException {
		this.rows.forEach(TABLES,
				(row) -> this.tables.put(row.getLong("oid"),
						new TableBuilder(name(row, "nspname", "relname")).comment(row.getString("comment"))),
				this.schemas);
		this.rows.forEach(COLUMNS, this::readColumn, this.schemas);
		this.rows.forEach(CONSTRAINTS, this::readConstraint, this.schemas);
		readIndexes();
		List<Sequence> sequences = new ArrayList<>();
		this.rows.forEach(SEQUENCES,
				(row) -> sequences.add(PostgreSqlSequences.read(row, name(row, "nspname", "relname"))), this.schemas);
		List<EnumType> types = new ArrayList<>();
		this.rows.forEach(ENUM_TYPES,
				(row) -> types.add(new EnumType(name(row, "nspname", "typname"), strings(row, "labels"))),
				this.schemas);
		return new SchemaModel(this.tables.values().stream().map(TableBuilder::build).toList(), sequences, types);
	}

	private TableName name(ResultSet row, String schema, String name) throws SQLException {
		String qualifier = row.getString(schema);
		return new TableName(Objects.equals(qualifier, this.current) ? null : qualifier, row.getString(name));
	}

	private void readColumn(ResultSet row) throws SQLException {
		TableBuilder table = this.tables.get(row.getLong("attrelid"));
		if (table == null) {
			return;
		}
		String value = row.getString("value");
		String collation = row.getString("collation");
		String type = row.getString("type").replace("character varying", "varchar")
				+ ((collation != null) ? " collate " + collation : "");
		String generated = row.getString("attgenerated");
		String identity = identity(row, value);
		boolean hasDefault = value != null && generated.isEmpty() && !PostgreSqlSyntax.SERIAL.equals(identity);
		table
			.add(new Column(row.getString("attname"), type, !row.getBoolean("attnotnull"),
					hasDefault ? TEXT.normalized(Objects.requireNonNull(value)) : null, identity,
					generated.isEmpty() ? null
							: "generated always as (" + SqlText.withoutOuterParentheses(Objects.requireNonNull(value))
									+ ")" + (generated.equals("s") ? " stored" : " virtual"),
					row.getString("comment")));
	}

	private static @Nullable String identity(ResultSet row, @Nullable String value) throws SQLException {
		return switch (row.getString("attidentity")) {
			case "a" -> "generated always as identity";
			case "d" -> "generated by default as identity";
			default -> (row.getBoolean("serial") && value != null && value.startsWith("nextval("))
					? PostgreSqlSyntax.SERIAL : null;
		};
	}

	private void readConstraint(ResultSet row) throws SQLException {
		TableBuilder table = this.tables.get(row.getLong("conrelid"));
		if (table == null) {
			return;
		}
		String name = row.getString("conname");
		String definition = row.getString("definition");
		String deferrable = row.getBoolean("condeferrable")
				? (row.getBoolean("condeferred") ? "deferrable initially deferred" : "deferrable") : "";
		table.add(switch (row.getString("contype")) {
			case "p" -> new PrimaryKey(name, strings(row, "columns"));
			case "u" -> new UniqueKey(name, strings(row, "columns"), deferrable);
			case "f" -> new ForeignKey(name, strings(row, "columns"), name(row, "target_schema", "target"),
					strings(row, "target_columns"), action(row, "confdeltype"), action(row, "confupdtype"), deferrable);
			default -> new CheckConstraint(name,
					PostgreSqlText.of(table.columns()).normalized(definition.substring("CHECK ".length())));
		});
	}

	private static String action(ResultSet row, String column) throws SQLException {
		return ACTIONS.getOrDefault(row.getString(column), ForeignKey.NO_ACTION);
	}

	private void readIndexes() throws SQLException {
		Map<String, Index> read = new HashMap<>();
		this.rows.forEach(INDEXES, (row) -> {
			TableBuilder table = this.tables.get(row.getLong("indrelid"));
			if (table == null) {
				return;
			}
			PostgreSqlText texts = PostgreSqlText.of(table.columns());
			String name = row.getString("relname");
			Index before = read.get(table.name() + "." + name);
			List<IndexColumn> columns = new ArrayList<>((before != null) ? before.columns() : List.of());
			List<String> included = new ArrayList<>();
			if (row.getInt("position") <= row.getInt("indnkeyatts")) {
				columns.add(indexColumn(row, texts));
			}
			else {
				included.add(row.getString("text"));
			}
			String method = row.getString("amname");
			String predicate = row.getString("predicate");
			read.put(table.name() + "." + name,
					new Index(name, row.getBoolean("indisunique"), method.equals("btree") ? null : method, columns,
							(predicate != null) ? texts.normalized(predicate) : null,
							attributes((before != null) ? before.attributes() : "", included)));
			if (row.getInt("position") == row.getInt("indnatts")) {
				table.add(Objects.requireNonNull(read.remove(table.name() + "." + name)));
			}
		}, this.schemas);
	}

	private static String attributes(String before, List<String> included) {
		if (included.isEmpty()) {
			return before;
		}
		String list = before.isEmpty() ? "include (" : before.substring(0, before.length() - 1) + ", ";
		return list + String.join(", ", included) + ")";
	}

	private static IndexColumn indexColumn(ResultSet row, PostgreSqlText texts) throws SQLException {
		int options = row.getInt("options");
		boolean descending = (options & DESCENDING) != 0;
		boolean nullsFirst = (options & NULLS_FIRST) != 0;
		List<String> attributes = new ArrayList<>();
		if (row.getString("operators") != null) {
			attributes.add(row.getString("operators"));
		}
		if (descending) {
			attributes.add("desc");
		}
		if (nullsFirst != descending) {
			attributes.add(nullsFirst ? "nulls first" : "nulls last");
		}
		String column = row.getString("attname");
		return new IndexColumn(column, (column == null) ? texts.normalized(row.getString("text")) : null,
				String.join(" ", attributes));
	}

	private static List<String> strings(ResultSet row, String column) throws SQLException {
		return Arrays.stream((Object[]) row.getArray(column).getArray()).map(String::valueOf).toList();
	}

}
