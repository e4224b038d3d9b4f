package io.appdb.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

import io.appdb.schema.NameLimit;
import io.appdb.schema.Place;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.SchemaWork;
import io.appdb.schema.Statements;

/**
 * PostgreSQL: one transaction for all statements, behind an advisory lock.
 */
final class PostgreSqlSchemaDialect implements SchemaDialect {

	/** {@code appdb} and {@code scma}, in ASCII. */
	private static final long LOCK = 0x6170706462_73636DL;

	/**
	 * Duplicate and undefined: object, table, function, schema, column.
	 */
	private static final Set<String> ALREADY_DONE = Set.of("42710", "42P07", "42723", "42P06", "42701", "42704",
			"42P01", "42883", "3F000");

	@Override
	public void create(Connection connection, SchemaWork work) throws SQLException {
		connection.setAutoCommit(false);
		try {
			Statements statements = new Statements(connection);
			statements.execute("set transaction isolation level read committed read write");
			statements.execute("set local lock_timeout = '60s'");
			statements.execute("select pg_advisory_xact_lock(" + LOCK + ")");
			work.run();
			connection.commit();
		}
		catch (SQLException | RuntimeException | Error ex) {
			rollback(connection, ex);
			throw ex;
		}
		finally {
			connection.setAutoCommit(true);
		}
	}

	private static void rollback(Connection connection, Throwable failure) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	@Override
	public boolean isAlreadyDone(SQLException exception) {
		return ALREADY_DONE.contains(exception.getSQLState());
	}

	@Override
	public Map<String, Long> sequences(Connection connection, Place place) throws SQLException {
		return new Statements(connection).numbers(
				"select sequencename, increment_by from pg_catalog.pg_sequences where schemaname = ?", place.schema());
	}

	@Override
	public NameLimit nameLimit() {
		return NameLimit.bytes("PostgreSQL", 63);
	}

}
