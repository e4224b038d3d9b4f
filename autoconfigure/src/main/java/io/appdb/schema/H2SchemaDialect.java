package io.appdb.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.springframework.dao.CannotAcquireLockException;

/**
 * H2: every statement commits and there are no named locks, so a row in a table of our
 * own is the lock. A lock that is left behind expires; whoever then works at the same
 * time meets only statements that are already done.
 */
final class H2SchemaDialect implements SchemaDialect {

	static final String LOCK_TABLE = "APPDB_SCHEMA_LOCK";

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

	private static final int DUPLICATE_KEY = 23505;

	private static final int TABLE_EXISTS = 42101;

	private static final Set<Integer> TABLE_GONE = Set.of(42102, 42103, 42104);

	private static final Set<Integer> BUSY = Set.of(50200, 90131, 40001);

	/**
	 * Duplicate and unknown: table, index, constraint, sequence, schema, domain, trigger,
	 * view.
	 */
	private static final Set<Integer> ALREADY_DONE = Set.of(42101, 42102, 42111, 42112, 90045, 90057, 90035, 90036,
			90078, 90079, 90119, 90120, 90041, 90042, 90038, 90037, 42121);

	@Override
	public void create(Connection connection, SchemaWork work) throws SQLException {
		Statements statements = new Statements(connection);
		String owner = UUID.randomUUID().toString();
		lock(statements, owner);
		try {
			work.run();
		}
		finally {
			release(statements, owner);
		}
	}

	private static void lock(Statements statements, String owner) throws SQLException {
		long deadline = System.nanoTime() + PATIENCE;
		while (!tryLock(statements, owner)) {
			if (System.nanoTime() - deadline > 0) {
				throw new CannotAcquireLockException("Another process has been changing the schema for 60 s: drop the "
						+ "table '" + LOCK_TABLE + "' if it is dead");
			}
			Pause.shortly();
		}
	}

	private static boolean tryLock(Statements statements, String owner) throws SQLException {
		try {
			statements.execute("create table if not exists " + LOCK_TABLE
					+ " (id int primary key, owner varchar(36), until timestamp with time zone)");
			statements.update("delete from " + LOCK_TABLE + " where until < current_timestamp");
			return statements.update(
					"insert into " + LOCK_TABLE + " values (1, ?, dateadd(second, 30, current_timestamp))", owner) == 1;
		}
		catch (SQLException ex) {
			int code = ex.getErrorCode();
			if (code == DUPLICATE_KEY || code == TABLE_EXISTS || TABLE_GONE.contains(code) || BUSY.contains(code)) {
				return false;
			}
			throw ex;
		}
	}

	private static void release(Statements statements, String owner) throws SQLException {
		try {
			if (statements.update("update " + LOCK_TABLE + " set until = until where owner = ?", owner) == 1) {
				statements.execute("drop table " + LOCK_TABLE);
			}
		}
		catch (SQLException ex) {
			if (!TABLE_GONE.contains(ex.getErrorCode())) {
				throw ex;
			}
		}
	}

	@Override
	public boolean isAlreadyDone(SQLException exception) {
		return ALREADY_DONE.contains(exception.getErrorCode());
	}

	@Override
	public boolean isLockExpiring() {
		return true;
	}

	@Override
	public Map<String, Long> sequences(Connection connection, Place place) throws SQLException {
		return new Statements(connection).numbers(
				"select sequence_name, \"INCREMENT\" from information_schema.sequences where sequence_schema = ?",
				place.schema());
	}

	@Override
	public void withoutSystemTables(Set<String> tables) {
		tables.removeIf(LOCK_TABLE::equalsIgnoreCase);
	}

}
