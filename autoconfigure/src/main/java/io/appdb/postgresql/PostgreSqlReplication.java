package io.appdb.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import io.appdb.replica.ReplicationDialect;
import org.jspecify.annotations.Nullable;

/**
 * Positions in PostgreSQL's write-ahead log. Stateless.
 */
final class PostgreSqlReplication implements ReplicationDialect {

	/**
	 * What is inserted is on its way even if the commit did not wait for the disk.
	 */
	private static final String PRIMARY = "select case when pg_is_in_recovery() then null "
			+ "else pg_current_wal_insert_lsn() end";

	private static final String REPLICA = "select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end";

	private static final long PAGE = 8192;

	private static final long PAGE_HEADER = 24;

	private static final long SEGMENT_HEADER = 40;

	/**
	 * A query that the replay of a change has cancelled, and a server that does not
	 * write.
	 */
	private static final String CONFLICT = "40001";

	private static final String READ_ONLY = "25006";

	@Override
	public @Nullable String primaryPosition(Connection connection) throws SQLException {
		String position = read(connection, PRIMARY);
		return (position != null) ? end(position) : null;
	}

	@Override
	public @Nullable String replayedPosition(Connection connection) throws SQLException {
		return read(connection, REPLICA);
	}

	private static @Nullable String read(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			return rows.next() ? rows.getString(1) : null;
		}
	}

	/**
	 * The next record is inserted behind the header of a page, up to which a replica that
	 * has replayed everything has not come.
	 */
	private static String end(String position) {
		long bytes = number(position);
		long offset = bytes % PAGE;
		long last = (offset == PAGE_HEADER || offset == SEGMENT_HEADER) ? bytes - offset : bytes;
		return String.format(Locale.ROOT, "%X/%X", last >>> 32, last & 0xFFFFFFFFL);
	}

	@Override
	public boolean includes(String replayed, String wanted) {
		return Long.compareUnsigned(number(replayed), number(wanted)) >= 0;
	}

	private static long number(String position) {
		int slash = position.indexOf('/');
		if (slash < 0) {
			throw new IllegalArgumentException("'" + position + "' is no position in a write-ahead log");
		}
		return (Long.parseLong(position.substring(0, slash), 16) << 32)
				| Long.parseLong(position.substring(slash + 1), 16);
	}

	@Override
	public boolean isOfReplica(SQLException failure) {
		return CONFLICT.equals(failure.getSQLState()) || READ_ONLY.equals(failure.getSQLState());
	}

}
