package io.appdb.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import io.appdb.schema.ClusterLock;
import io.appdb.schema.NameLimit;
import io.appdb.schema.NamedLock;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.SchemaWork;
import org.jspecify.annotations.Nullable;

/**
 * MySQL: every statement commits, so a named lock holds off others.
 */
final class MySqlSchemaDialect implements SchemaDialect {

	/**
	 * Duplicate and unknown: database, table, column, key, foreign key, trigger, routine.
	 */
	private static final Set<Integer> ALREADY_DONE = Set.of(1007, 1008, 1050, 1051, 1060, 1061, 1091, 1304, 1305, 1359,
			1360, 1826);

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
	public void withoutSystemTables(Set<String> tables) {
		tables.removeIf(GaleraLock.TABLE::equalsIgnoreCase);
	}

	@Override
	public boolean keysPreventDrop() {
		return true;
	}

	/**
	 * The type of a national text says its character set, which the server keeps apart.
	 */
	@Override
	public boolean isSameType(String wanted, String found) {
		return wanted.startsWith(found.toLowerCase(Locale.ROOT) + " character set ");
	}

	@Override
	public String columnKey(String column) {
		return column.toLowerCase(Locale.ROOT);
	}

	@Override
	public NameLimit nameLimit() {
		return NameLimit.letters("MySQL", 64);
	}

}
