package io.appdb.test.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Triggers and foreign keys that would act while a PostgreSQL table gets its rows back. A
 * session that replicates meets none but triggers that say so; an ordinary user has to
 * take all of them away meanwhile. Immutable.
 */
final class PostgreSqlGuards {

	/**
	 * Makes the server check no foreign keys and fire no triggers for this session.
	 */
	static final String REPLICATE = "SET session_replication_role = replica";

	private static final String TABLE = "format('%I.%I', c.relnamespace::regnamespace::name, c.relname)";

	private static final String TRIGGERS = "SELECT " + TABLE + ", '', format('ALTER TABLE %s DISABLE TRIGGER %I', "
			+ TABLE + ", t.tgname), format('ALTER TABLE %s ENABLE %s TRIGGER %I', " + TABLE
			+ ", CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, t.tgname)"
			+ " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
			+ " AND c.relkind = 'r' AND t.tgenabled IN ";

	private static final String FOREIGN_KEYS = "SELECT " + TABLE + ", " + TABLE.replace("c.", "d.")
			+ ", format('ALTER TABLE %s DROP CONSTRAINT %I', " + TABLE
			+ ", f.conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', " + TABLE
			+ ", f.conname, pg_get_constraintdef(f.oid)) FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid"
			+ " JOIN pg_class d ON d.oid = f.confrelid WHERE f.contype = 'f' AND f.conparentid = 0";

	private final List<Guard> guards;

	private PostgreSqlGuards(List<Guard> guards) {
		this.guards = guards;
	}

	static boolean mayReplicate(ServerSession session) throws SQLException {
		return session.query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").contains("t");
	}

	static PostgreSqlGuards of(ServerSession session, boolean replicates) throws SQLException {
		List<Guard> guards = new ArrayList<>();
		List<List<String>> rows = new ArrayList<>(
				session.rows(TRIGGERS + (replicates ? "('A', 'R')" : "('A', 'R', 'O')")));
		if (!replicates) {
			rows.addAll(session.rows(FOREIGN_KEYS));
		}
		for (List<String> row : rows) {
			guards.add(new Guard(row.get(0), row.get(1), row.get(2), row.get(3)));
		}
		return new PostgreSqlGuards(List.copyOf(guards));
	}

	List<String> away(Set<String> tables) {
		return this.guards.stream().filter((guard) -> guard.concerns(tables)).map(Guard::away).toList();
	}

	List<String> back(Set<String> tables) {
		return this.guards.stream().filter((guard) -> guard.concerns(tables)).map(Guard::back).toList();
	}

	/**
	 * One trigger or foreign key. Immutable.
	 *
	 * @param owner its table
	 * @param referenced the table it refers to, or nothing
	 * @param away the statement that takes it away
	 * @param back the statement that brings it back
	 */
	private record Guard(String owner, String referenced, String away, String back) {

		boolean concerns(Set<String> tables) {
			return tables.contains(this.referenced) || tables.contains(this.owner);
		}

	}

}
