package io.appdb.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import io.appdb.bulk.Batch;
import io.appdb.bulk.BatchColumn;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.MappedNames;
import org.hibernate.type.SqlTypes;

/**
 * Which columns of a table of SQLite are in an index. Without state, safe for every
 * thread.
 */
final class SqliteIndexes {

	private static final String TRIGGERS = """
			select exists (select 1 from sqlite_master where type = 'trigger' and lower(tbl_name) = ?
				union all select 1 from sqlite_temp_master where type = 'trigger' and lower(tbl_name) = ?)""";

	private static final String COLUMNS = """
			select distinct lower(c.name) from pragma_index_list(?) as i join pragma_index_info(i.name) as c
			where c.name is not null""";

	/**
	 * Types whose values are stored in one form only, so that what compares as equal is
	 * the same.
	 */
	private static final Set<Integer> EXACT = Set.of(SqlTypes.VARCHAR, SqlTypes.CHAR, SqlTypes.LONG32VARCHAR,
			SqlTypes.NVARCHAR, SqlTypes.NCHAR, SqlTypes.LONG32NVARCHAR, SqlTypes.BIGINT, SqlTypes.INTEGER,
			SqlTypes.SMALLINT, SqlTypes.TINYINT, SqlTypes.BOOLEAN, SqlTypes.VARBINARY, SqlTypes.BINARY);

	private SqliteIndexes() {
	}

	/**
	 * Returns the places of the columns that an update writes, that an index has, and
	 * that nobody misses in an update that does not change them.
	 * @return the places, none where a trigger may wait for them
	 */
	static int[] updated(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		String table = MappedNames.unquoted(plan.table());
		if (plan.table().indexOf('.') >= 0 || isTriggering(batch, table)) {
			return new int[0];
		}
		Set<String> indexed = indexed(batch, table);
		return Arrays.stream(plan.updatePositions())
			.filter((position) -> position != plan.versionPosition() && isComparable(plan.column(position)))
			.filter((position) -> indexed
				.contains(MappedNames.unquoted(plan.column(position).name()).toLowerCase(Locale.ROOT)))
			.toArray();
	}

	private static boolean isComparable(BatchColumn column) {
		return column.isPlain() && EXACT.contains(column.jdbcMapping().getJdbcType().getDefaultSqlTypeCode());
	}

	private static boolean isTriggering(Batch batch, String table) throws SQLException {
		try (PreparedStatement statement = batch.prepare(TRIGGERS)) {
			statement.setString(1, table.toLowerCase(Locale.ROOT));
			statement.setString(2, table.toLowerCase(Locale.ROOT));
			try (ResultSet found = statement.executeQuery()) {
				return found.next() && found.getBoolean(1);
			}
		}
	}

	private static Set<String> indexed(Batch batch, String table) throws SQLException {
		Set<String> names = new HashSet<>();
		try (PreparedStatement statement = batch.prepare(COLUMNS)) {
			statement.setString(1, table);
			try (ResultSet columns = statement.executeQuery()) {
				while (columns.next()) {
					names.add(columns.getString(1));
				}
			}
		}
		return names;
	}

}
