package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cleans a PostgreSQL database. One query says which tables and sequences are not what
 * they were. Rows are deleted, not truncated: for the few rows of a test that is the
 * faster of the two. Lasts as long as its database, used by one thread.
 */
final class PostgreSqlCleaning implements DatabaseCleaning {

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private static final String LIMIT = "SET lock_timeout = '5s'";

	/**
	 * Beyond this many bytes a table without rows is worth a vacuum: each look into it
	 * would read the dead ones.
	 */
	private static final int LARGE = 1 << 20;

	private final ServerSession session;

	private final PostgreSqlGuards guards;

	private final Set<String> empty;

	private final List<PostgreSqlKeptTable> kept;

	private final List<PostgreSqlKeptSequence> sequences;

	private PostgreSqlCleaning(ServerSession session, PostgreSqlGuards guards, Set<String> empty,
			List<PostgreSqlKeptTable> kept, List<PostgreSqlKeptSequence> sequences) {
		this.session = session;
		this.guards = guards;
		this.empty = empty;
		this.kept = kept;
		this.sequences = sequences;
	}

	static DatabaseCleaning of(ServerDatabase database, String history) throws SQLException {
		ServerSession ordinary = new ServerSession(database.address(), LIMIT);
		boolean replicates = PostgreSqlGuards.mayReplicate(ordinary);
		ServerSession session = replicates ? new ServerSession(database.address(), LIMIT, PostgreSqlGuards.REPLICATE)
				: ordinary;
		Set<String> empty = new LinkedHashSet<>(PostgreSqlTables.tables(session, history));
		List<PostgreSqlKeptTable> kept = new ArrayList<>();
		for (String table : filled(session, empty)) {
			kept.add(PostgreSqlKeptTable.read(session, table));
			empty.remove(table);
		}
		List<PostgreSqlKeptSequence> sequences = new ArrayList<>();
		for (String sequence : PostgreSqlTables.sequences(session)) {
			sequences.add(PostgreSqlKeptSequence.read(session, sequence));
		}
		return new PostgreSqlCleaning(session, PostgreSqlGuards.of(session, replicates), empty, kept, sequences);
	}

	private static List<String> filled(ServerSession session, Set<String> tables) throws SQLException {
		return those(session, tables.stream().map((table) -> new Question(table, hasRows(table))).toList());
	}

	private static String hasRows(String table) {
		return "EXISTS (SELECT FROM ONLY " + table + ")";
	}

	private static List<String> those(ServerSession session, List<Question> questions) throws SQLException {
		if (questions.isEmpty()) {
			return List.of();
		}
		return session.query(String.join(" UNION ALL ", questions.stream().map(Question::sql).toList()));
	}

	@Override
	public void clean() throws SQLException {
		try {
			cleanChanged();
		}
		catch (SQLException ex) {
			if (LOCK_NOT_AVAILABLE.equals(ex.getSQLState())) {
				throw new IllegalStateException(
						"The tables cannot be cleaned, they are locked by a transaction that a test has left open: "
								+ "commit it, roll it back or close it in the test. Open transactions: "
								+ PostgreSqlVisitors.openTransactions(this.session),
						ex);
			}
			throw ex;
		}
	}

	private void cleanChanged() throws SQLException {
		List<Question> questions = new ArrayList<>();
		this.empty.forEach((table) -> questions.add(new Question(table, hasRows(table))));
		this.kept.forEach((table) -> questions.add(new Question(table.name(), table.changed())));
		this.sequences.forEach((sequence) -> questions.add(new Question(sequence.name(), sequence.changed())));
		Set<String> changed = new HashSet<>(those(this.session, questions));
		List<PostgreSqlKeptTable> restored = this.kept.stream()
			.filter((table) -> changed.contains(table.name()))
			.toList();
		Set<String> tables = new LinkedHashSet<>(this.empty);
		restored.forEach((table) -> tables.add(table.name()));
		tables.retainAll(changed);
		if (!tables.isEmpty()) {
			this.session.runTogether((connection) -> restore(connection, tables, restored));
			vacuum(tables);
		}
		for (PostgreSqlKeptSequence sequence : this.sequences) {
			if (changed.contains(sequence.name())) {
				this.session.query(sequence.restart());
			}
		}
	}

	private void restore(Connection connection, Set<String> tables, List<PostgreSqlKeptTable> restored)
			throws SQLException {
		List<String> statements = new ArrayList<>(this.guards.away(tables));
		tables.forEach((table) -> statements.add("DELETE FROM ONLY " + table));
		try (Statement statement = connection.createStatement()) {
			statement.execute(String.join(";", statements));
			if (!restored.isEmpty()) {
				long transaction = transaction(statement);
				for (PostgreSqlKeptTable table : restored) {
					table.write(connection, transaction);
				}
			}
			statement.execute(String.join(";", this.guards.back(tables)));
		}
	}

	private long transaction(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery("SELECT txid_current() % 4294967296")) {
			row.next();
			return row.getLong(1);
		}
	}

	private void vacuum(Set<String> tables) throws SQLException {
		List<Question> questions = tables.stream()
			.map((table) -> new Question(table, "pg_relation_size(" + ServerSession.literal(table) + ") > " + LARGE))
			.toList();
		for (String table : those(this.session, questions)) {
			this.session.run("VACUUM " + table);
		}
	}

	/**
	 * Whether something is so. Immutable.
	 *
	 * @param name what it is about
	 * @param condition the condition
	 */
	private record Question(String name, String condition) {

		String sql() {
			return "SELECT " + ServerSession.literal(this.name) + " WHERE " + this.condition;
		}

	}

}
