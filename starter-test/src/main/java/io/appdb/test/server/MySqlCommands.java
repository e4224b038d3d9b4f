package io.appdb.test.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link ServerCommands} of MySQL and MariaDB.
 */
final class MySqlCommands implements ServerCommands {

	private static final Duration LONGEST_RUN = Duration.ofDays(7);

	private static final int NO_SUCH_THREAD = 1094;

	@Override
	public String creation() {
		return "CREATE DATABASE %s CHARACTER SET utf8mb4";
	}

	@Override
	public String quoted(String name) {
		return '`' + name.replace("`", "``") + '`';
	}

	@Override
	public String entrance() {
		return "information_schema";
	}

	/**
	 * DROP DATABASE waits for open transactions, so whoever is still connected goes
	 * first.
	 */
	@Override
	public void drop(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String thread : ask(connection, "SELECT id FROM information_schema.processlist WHERE db = ?", name)) {
				kill(statement, thread);
			}
			// the companion goes first: whoever is killed in between leaves what the next
			// run finds
			statement.execute("DROP DATABASE IF EXISTS " + quoted(companion(name)));
			statement.execute("DROP DATABASE IF EXISTS " + quoted(name));
		}
	}

	/**
	 * The database with the rows that another one had at the beginning; it goes with it.
	 * @param name the other database
	 * @return the name
	 */
	static String companion(String name) {
		return DatabaseNames.PREFIX + "rows_" + name;
	}

	private void kill(Statement statement, String thread) throws SQLException {
		try {
			statement.execute("KILL " + thread);
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != NO_SUCH_THREAD) {
				throw ex;
			}
		}
	}

	@Override
	public List<String> databases(Connection connection) throws SQLException {
		return ask(connection, "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE ?", "%");
	}

	@Override
	public boolean lock(Connection connection, RunId run) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET SESSION wait_timeout = " + LONGEST_RUN.toSeconds());
		}
		return ask(connection, "SELECT GET_LOCK(?, 0)", name(run)).contains("1");
	}

	@Override
	public boolean locked(Connection connection, RunId run) throws SQLException {
		return !ask(connection, "SELECT holder FROM (SELECT IS_USED_LOCK(?) AS holder) locks WHERE holder IS NOT NULL",
				name(run))
			.isEmpty();
	}

	private String name(RunId run) {
		return DatabaseNames.PREFIX + run;
	}

	private List<String> ask(Connection connection, String question, String parameter) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(question)) {
			statement.setString(1, parameter);
			List<String> answers = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					answers.add(rows.getString(1));
				}
			}
			return answers;
		}
	}

	@Override
	public RefusalKind kind(SQLException refusal) {
		String state = (refusal.getSQLState() != null) ? refusal.getSQLState() : "";
		if (state.startsWith("08")) {
			return RefusalKind.ofNoConnection(refusal);
		}
		return switch (refusal.getErrorCode()) {
			case 1045, 1698 -> RefusalKind.LOGIN;
			case 1049 -> RefusalKind.NO_DATABASE;
			case 1044, 1142, 1227 -> RefusalKind.NOT_ALLOWED;
			default -> state.startsWith("28") ? RefusalKind.LOGIN : RefusalKind.OTHER;
		};
	}

}
