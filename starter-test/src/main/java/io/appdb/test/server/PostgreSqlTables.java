package io.appdb.test.server;

import java.sql.SQLException;
import java.util.List;

/**
 * Which tables and sequences of a PostgreSQL database are the application's, as quoted
 * names with their schemas. No instances.
 */
final class PostgreSqlTables {

	private static final String OURS = """
			c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
			AND c.relpersistence <> 't'
			AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
			  AND e.deptype = 'e')""";

	private static final String TABLES = """
			SELECT format('%I.%I', c.relnamespace::regnamespace::name, c.relname) FROM pg_class c
			WHERE c.relkind = 'r' AND c.relname <> ? AND
			""" + OURS + " ORDER BY 1";

	private static final String SEQUENCES = """
			SELECT format('%I.%I', c.relnamespace::regnamespace::name, c.relname)
			FROM pg_class c WHERE c.relkind = 'S' AND
			""" + OURS + " ORDER BY 1";

	private PostgreSqlTables() {
	}

	static List<String> tables(ServerSession session, String history) throws SQLException {
		return session.query(TABLES, history);
	}

	static List<String> sequences(ServerSession session) throws SQLException {
		return session.query(SEQUENCES);
	}

}
