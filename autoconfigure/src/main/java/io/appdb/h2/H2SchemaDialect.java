package io.appdb.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.appdb.schema.NameLimit;
import io.appdb.schema.Pause;
import io.appdb.schema.Place;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.SchemaWork;
import io.appdb.schema.Statements;

import org.springframework.dao.CannotAcquireLockException;

/**
 * H2: every statement commits and there are no named locks, so a table of our own is the
 * lock; nothing is written into it, since H2 fails when rows and definitions of a table
 * change at once. Its column's comment is the time at which it expires, for one that is
 * left behind; whoever then works at the same time meets only statements that are already
 * done.
 */
final class H2SchemaDialect implements SchemaDialect {

	static final String LOCK_TABLE = "APPDB_SCHEMA_LOCK";

	private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(60);

	private static final long LEASE = TimeUnit.SECONDS.toNanos(30);

	private static final Set<Integer> TAKEN = Set.of(42101, 50200, 90131, 40001);

	/**
	 * Duplicate and unknown: table, index, constraint, sequence, schema, domain, trigger,
	 * view.
	 */
	private static final Set<Integer> ALREADY_DONE = Set.of(42101, 42102, 42111, 42112, 90045, 90057, 90035, 90036,
			90078, 90079, 90119, 90120, 90041, 90042, 90038, 90037, 42121);

	@Override
	public void create(Connection connection, SchemaWork work) throws SQLException {
		Statements statements = new Statements(connection);
		long lock = lock(statements);
		try {
			work.run();
		}
		finally {
			release(statements, lock);
		}
	}

	private static long lock(Statements statements) throws SQLException {
		long deadline = System.nanoTime() + TIMEOUT;
		while (true) {
			long expiry = now() + LEASE;
			if (tryLock(statements, expiry)) {
				return expiry;
			}
			if (System.nanoTime() - deadline > 0) {
				throw new CannotAcquireLockException("Another process has been changing the schema for 60 s: drop the "
						+ "table '" + LOCK_TABLE + "' if it is dead");
			}
			long other = expiry(statements);
			if (other > 0 && other < now()) {
				release(statements, other);
			}
			Pause.shortly();
		}
	}

	/**
	 * The time with digits below the millisecond that tell locks apart.
	 */
	private static long now() {
		return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis())
				+ ThreadLocalRandom.current().nextInt(1_000_000);
	}

	private static boolean tryLock(Statements statements, long expiry) throws SQLException {
		try {
			statements.execute("create table \"" + LOCK_TABLE + "\" (id int comment '" + expiry + "')");
			return true;
		}
		catch (SQLException ex) {
			if (TAKEN.contains(ex.getErrorCode())) {
				return false;
			}
			throw ex;
		}
	}

	private static long expiry(Statements statements) throws SQLException {
		return statements.number("select cast(remarks as bigint) from information_schema.columns "
				+ "where table_schema = current_schema and table_name = ?", LOCK_TABLE);
	}

	private static void release(Statements statements, long expiry) throws SQLException {
		if (expiry(statements) == expiry) {
			statements.execute("drop table if exists \"" + LOCK_TABLE + "\"");
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
				"select sequence_name, increment from information_schema.sequences where sequence_schema = ?",
				place.schema());
	}

	@Override
	public void withoutSystemTables(Set<String> tables) {
		tables.removeIf(LOCK_TABLE::equalsIgnoreCase);
	}

	@Override
	public NameLimit nameLimit() {
		return NameLimit.letters("H2", 256);
	}

}
