package io.appdb.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.appdb.schema.ClusterLock;
import io.appdb.schema.NameLimit;
import io.appdb.schema.NamedLock;
import io.appdb.schema.Place;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.SchemaWork;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB: every statement commits, so a named lock holds off others. Its list of tables
 * has the sequences, too, without their increments.
 */
final class MariaDbSchemaDialect implements SchemaDialect {

	private static final long UNKNOWN = -1;

	/**
	 * Duplicate and unknown: database, table, column, key, foreign key, trigger, routine,
	 * sequence.
	 */
	private static final Set<Integer> ALREADY_DONE = Set.of(1007, 1008, 1050, 1051, 1060, 1061, 1091, 1304, 1305, 1359,
			1360, 1826, 4091);

	@Override
	public @Nullable ClusterLock clusterLock(Connection connection) throws SQLException {
		return GaleraLock.find(connection);
	}

	@Override
	public void create(Connection connection, SchemaWork work) throws SQLException {
		NamedLock.around(connection, work);
	}

	@Override
	public boolean isAlreadyDone(SQLException exception) {
		return ALREADY_DONE.contains(exception.getErrorCode());
	}

	@Override
	public Map<String, Long> sequences(Connection connection, Place place) throws SQLException {
		Map<String, Long> sequences = new HashMap<>();
		try (ResultSet rows = connection.getMetaData()
			.getTables(place.catalog(), place.schema(), "%", new String[] { "SEQUENCE" })) {
			while (rows.next()) {
				sequences.put(rows.getString("TABLE_NAME"), UNKNOWN);
			}
		}
		return sequences;
	}

	@Override
	public void withoutSystemTables(Set<String> tables) {
		tables.removeIf(GaleraLock.TABLE::equalsIgnoreCase);
	}

	@Override
	public boolean keysPreventDrop() {
		return true;
	}

	@Override
	public String columnKey(String column) {
		return column.toLowerCase(Locale.ROOT);
	}

	@Override
	public NameLimit nameLimit() {
		return NameLimit.letters("MariaDB", 64);
	}

}
