package io.appdb.postgresql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.appdb.bulk.Batch;
import io.appdb.bulk.BatchColumn;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.MappedNames;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's catalog tells about the table of an entity. Read once per entity;
 * immutable, safe for every thread.
 */
final class PostgreSqlTable {

	private static final String SQL = """
			select a.attname, format_type(a.atttypid, null), c.relkind in ('r', 'p') and not c.relrowsecurity
					and not c.relhasrules,
				pg_get_serial_sequence(cast(cast(c.oid as regclass) as text), a.attname)
			from pg_class c join pg_attribute a on a.attrelid = c.oid
			where c.oid = to_regclass(?) and a.attnum > 0 and not a.attisdropped""";

	/**
	 * Types of the mapping that name a moment, whatever the zone.
	 */
	private static final Set<Integer> MOMENTS = Set.of(SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE);

	private static final Set<Integer> LARGE_OBJECTS = Set.of(SqlTypes.BLOB, SqlTypes.CLOB, SqlTypes.NCLOB);

	private final Map<String, String> types;

	private final @Nullable String sequence;

	private final long increment;

	private final @Nullable String fallbackReason;

	private PostgreSqlTable(Map<String, String> types, @Nullable String sequence, long increment,
			@Nullable String fallbackReason) {
		this.types = types;
		this.sequence = sequence;
		this.increment = increment;
		this.fallbackReason = fallbackReason;
	}

	static PostgreSqlTable read(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		String key = name(plan.column(0));
		Map<String, String> types = new HashMap<>();
		String sequence = null;
		boolean plain = false;
		try (PreparedStatement statement = batch.prepare(SQL)) {
			statement.setString(1, plan.table());
			try (ResultSet columns = statement.executeQuery()) {
				while (columns.next()) {
					types.put(columns.getString(1), columns.getString(2));
					plain = columns.getBoolean(3);
					sequence = columns.getString(1).equals(key) ? columns.getString(4) : sequence;
				}
			}
		}
		String fallbackReason = plain ? fallbackReason(plan, types)
				: "its table has rules or row security, or is a view";
		if (fallbackReason == null && batch.isGenerated() && sequence == null) {
			fallbackReason = "no sequence belongs to its identifier";
		}
		return new PostgreSqlTable(Map.copyOf(types), sequence, (sequence != null) ? increment(batch, sequence) : 1,
				fallbackReason);
	}

	private static long increment(Batch batch, String sequence) throws SQLException {
		try (PreparedStatement statement = batch
			.prepare("select seqincrement from pg_sequence where seqrelid = cast(? as regclass)")) {
			statement.setString(1, sequence);
			try (ResultSet found = statement.executeQuery()) {
				found.next();
				return found.getLong(1);
			}
		}
	}

	private static @Nullable String fallbackReason(EntityPlan plan, Map<String, String> types) {
		for (BatchColumn column : plan.columns()) {
			String type = types.get(name(column));
			int mapped = column.jdbcMapping().getJdbcType().getDefaultSqlTypeCode();
			if (type == null) {
				return "its table has no column " + column.name();
			}
			if (MOMENTS.contains(mapped) && !type.equals("timestamp with time zone")) {
				return "column " + column.name() + " is a " + type;
			}
			if (LARGE_OBJECTS.contains(mapped) || type.equals("oid")) {
				return "column " + column.name() + " is a large object";
			}
			if (!column.isPlain()) {
				return "column " + column.name() + " is written by an expression";
			}
		}
		return null;
	}

	/**
	 * The catalog's name of a column.
	 */
	static String name(BatchColumn column) {
		String name = MappedNames.unquoted(column.name());
		return MappedNames.isQuoted(column.name()) ? name : name.toLowerCase(Locale.ROOT);
	}

	@Nullable String fallbackReason() {
		return this.fallbackReason;
	}

	String sequence() {
		return Objects.requireNonNull(this.sequence);
	}

	long increment() {
		return this.increment;
	}

	String type(BatchColumn column) {
		return Objects.requireNonNull(this.types.get(name(column)));
	}

}
