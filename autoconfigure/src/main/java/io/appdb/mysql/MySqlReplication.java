package io.appdb.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.appdb.replica.ReplicationDialect;
import org.jspecify.annotations.Nullable;

/**
 * Global transaction identifiers of MySQL, and those of MariaDB, which are others: a
 * number in a row for each replication domain. Stateless.
 */
final class MySqlReplication implements ReplicationDialect {

	/**
	 * The server does not write, or a transaction may not.
	 */
	private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 1836);

	@Override
	public @Nullable String primaryPosition(Connection connection) throws SQLException {
		return isMariaDb(connection) ? read(connection, "select @@global.gtid_binlog_pos")
				: read(connection, "select if(@@global.gtid_mode like 'ON%', @@global.gtid_executed, null)");
	}

	/**
	 * A server without a source of its changes has no position of another one.
	 */
	@Override
	public @Nullable String replayedPosition(Connection connection) throws SQLException {
		return isMariaDb(connection) ? read(connection, "select @@global.gtid_slave_pos")
				: read(connection, "select @@global.gtid_executed");
	}

	private static boolean isMariaDb(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
	}

	private static @Nullable String read(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			String position = rows.next() ? rows.getString(1) : null;
			return (position == null || position.isBlank()) ? null : position.replaceAll("\\s", "");
		}
	}

	@Override
	public boolean includes(String replayed, String wanted) {
		return isOfMySql(wanted) ? GtidSet.parse(replayed).includes(GtidSet.parse(wanted))
				: includesDomains(domains(replayed), domains(wanted));
	}

	private static boolean isOfMySql(String position) {
		return position.contains(":");
	}

	private static boolean includesDomains(Map<String, Long> replayed, Map<String, Long> wanted) {
		return wanted.entrySet()
			.stream()
			.allMatch((entry) -> replayed.getOrDefault(entry.getKey(), -1L) >= entry.getValue());
	}

	/**
	 * Reads domain, server and number of the last transaction of each domain.
	 */
	private static Map<String, Long> domains(String position) {
		Map<String, Long> domains = new HashMap<>();
		for (String part : position.split(",", -1)) {
			String[] numbers = part.strip().split("-", -1);
			if (numbers.length != 3) {
				throw new IllegalArgumentException("'" + position + "' is no position of MariaDB");
			}
			domains.merge(numbers[0], Long.parseLong(numbers[2]), Math::max);
		}
		return domains;
	}

	@Override
	public boolean isOfReplica(SQLException failure) {
		return READ_ONLY.contains(failure.getErrorCode());
	}

}
