package io.appdb.schema.diff;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Reads a schema from the catalogue of PostgreSQL, with one query for each kind of thing.
 * Lives as long as one call.
 */
final class PostgreSqlReader {

	private static final String IN_SCHEMAS = " n.nspname = any(?) and not exists (select 1 from pg_depend d "
			+ "where d.objid = %s.oid and d.deptype = 'e') ";

	private static final String TABLES = """
			select c.oid, n.nspname, c.relname, obj_description(c.oid, 'pg_class') as comment,
				concat_ws(' ', 'partition by ' || pg_get_partkeydef(c.oid),
					'with (' || array_to_string(c.reloptions, ', ') || ')',
					(select 'tablespace ' || quote_ident(s.spcname) from pg_tablespace s where s.oid = c.reltablespace))
					as options
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

	private static final String VIEWS = """
			select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('v', 'm', 'f') and n.nspname = any(?)""";

	private static final String VIEW_COLUMNS = """
			select distinct n.nspname, c.relname, d.refobjid, a.attname
			from pg_depend d join pg_rewrite r on r.oid = d.objid join pg_class c on c.oid = r.ev_class
				join pg_namespace n on n.oid = c.relnamespace
				join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
				join pg_class t on t.oid = d.refobjid join pg_namespace s on s.oid = t.relnamespace
			where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
				and c.relkind in ('v', 'm') and s.nspname = any(?)""";

	private static final String PARTITIONS = """
			select i.inhparent, format('create table %s partition of %s %s', c.oid::regclass, i.inhparent::regclass,
				pg_get_expr(c.relpartbound, c.oid)) as statement
			from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
				join pg_namespace n on n.oid = p.relnamespace
			where c.relispartition and c.relkind = 'r' and not p.relispartition and n.nspname = any(?)
			order by c.relname""";

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

	private static final Pattern GENERATED = Pattern.compile("(generated always as )\\((.*)\\)( \\w+)", Pattern.DOTALL);

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
						new TableBuilder(name(row, "nspname", "relname")).comment(row.getString("comment"))
							.options(row.getString("options"))),
				this.schemas);
		this.rows.forEach(COLUMNS, this::readColumn, this.schemas);
		this.tables.values().forEach(PostgreSqlReader::normalizeGenerated);
		new PostgreSqlConstraints(this.rows, this.current).read(this.tables, this.schemas);
		new PostgreSqlIndexes(this.rows).read(this.tables, this.schemas);
		this.rows.forEach(PARTITIONS, (row) -> {
			TableBuilder table = this.tables.get(row.getLong("inhparent"));
			if (table != null) {
				table.addPart(row.getString("statement"));
			}
		}, this.schemas);
		List<Sequence> sequences = new ArrayList<>();
		this.rows.forEach(SEQUENCES,
				(row) -> sequences.add(PostgreSqlSequences.read(row, name(row, "nspname", "relname"))), this.schemas);
		List<EnumType> types = new ArrayList<>();
		this.rows.forEach(ENUM_TYPES,
				(row) -> types.add(new EnumType(name(row, "nspname", "typname"), strings(row, "labels"))),
				this.schemas);
		return new SchemaModel(this.tables.values().stream().map(TableBuilder::build).toList(), sequences, types,
				views(), null);
	}

	private Set<View> views() throws SQLException {
		Map<TableName, Map<TableName, Set<String>>> columns = new LinkedHashMap<>();
		this.rows.forEach(VIEWS, (row) -> columns.put(name(row, "nspname", "relname"), new HashMap<>()), this.schemas);
		this.rows.forEach(VIEW_COLUMNS, (row) -> {
			TableBuilder table = this.tables.get(row.getLong("refobjid"));
			if (table != null) {
				columns.computeIfAbsent(name(row, "nspname", "relname"), (view) -> new HashMap<>())
					.computeIfAbsent(table.name(), (used) -> new HashSet<>())
					.add(row.getString("attname"));
			}
		}, this.schemas);
		return columns.entrySet()
			.stream()
			.map((view) -> new View(view.getKey(), view.getValue(), Set.of()))
			.collect(Collectors.toSet());
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
		table.add(new Column(row.getString("attname"), type, !row.getBoolean("attnotnull"),
				hasDefault ? TEXT.normalizedDefault(Objects.requireNonNull(value)) : null, identity,
				generated.isEmpty() ? null
						: "generated always as (" + value + ")" + (generated.equals("s") ? " stored" : " virtual"),
				row.getString("comment")));
	}

	/**
	 * What an expression means depends on the types of the other columns.
	 */
	private static void normalizeGenerated(TableBuilder table) {
		PostgreSqlText text = PostgreSqlText.of(table.columns());
		table.columns().replaceAll((column) -> {
			Matcher generated = GENERATED.matcher(Objects.requireNonNullElse(column.generated(), ""));
			return generated.matches()
					? column.withGenerated(
							generated.group(1) + "(" + text.normalized(generated.group(2)) + ")" + generated.group(3))
					: column;
		});
	}

	private static @Nullable String identity(ResultSet row, @Nullable String value) throws SQLException {
		return switch (row.getString("attidentity")) {
			case "a" -> "generated always as identity";
			case "d" -> "generated by default as identity";
			default -> (row.getBoolean("serial") && value != null && value.startsWith("nextval("))
					? PostgreSqlSyntax.SERIAL : null;
		};
	}

	static List<String> strings(ResultSet row, String column) throws SQLException {
		return Arrays.stream((Object[]) row.getArray(column).getArray()).map(String::valueOf).toList();
	}

}
