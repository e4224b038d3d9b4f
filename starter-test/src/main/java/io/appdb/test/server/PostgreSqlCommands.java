package io.appdb.test.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link ServerCommands} of PostgreSQL. The lock is an advisory one; whether somebody
 * holds it is read from the list of all locks, as an advisory lock is seen from its own
 * database only.
 */
final class PostgreSqlCommands implements ServerCommands {

	/**
	 * The first half of the lock's key, {@code appd} in ASCII.
	 */
	private static final int LOCK = 0x61707064;

	@Override
	public String creation() {
		return "CREATE DATABASE %s";
	}

	@Override
	public String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	@Override
	public String entrance() {
		return "postgres";
	}

	@Override
	public void drop(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
		}
	}

	@Override
	public List<String> databases(Connection connection) throws SQLException {
		List<String> names = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database WHERE NOT datistemplate")) {
			while (rows.next()) {
				names.add(rows.getString(1));
			}
		}
		return names;
	}

	@Override
	public boolean lock(Connection connection, RunId run) throws SQLException {
		return ask(connection, "SELECT pg_try_advisory_lock(?, ?), (SELECT set_config(name, '0', false)"
				+ " FROM pg_settings WHERE name = 'idle_session_timeout')", run);
	}

	@Override
	public boolean locked(Connection connection, RunId run) throws SQLException {
		return ask(connection, "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2"
				+ " AND granted AND classid = ? AND objid = ?)", run);
	}

	private boolean ask(Connection connection, String question, RunId run) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(question)) {
			statement.setInt(1, LOCK);
			statement.setInt(2, run.number());
			try (ResultSet row = statement.executeQuery()) {
				return row.next() && row.getBoolean(1);
			}
		}
	}

	@Override
	public RefusalKind kind(SQLException refusal) {
		String state = (refusal.getSQLState() != null) ? refusal.getSQLState() : "";
		if (state.startsWith("08")) {
			return RefusalKind.ofNoConnection(refusal);
		}
		if (state.startsWith("28")) {
			return RefusalKind.LOGIN;
		}
		return switch (state) {
			case "3D000" -> RefusalKind.NO_DATABASE;
			case "42501" -> RefusalKind.NOT_ALLOWED;
			default -> RefusalKind.OTHER;
		};
	}

}
