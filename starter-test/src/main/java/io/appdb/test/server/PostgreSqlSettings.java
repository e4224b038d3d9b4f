package io.appdb.test.server;

import java.sql.SQLException;

/**
 * What {@code ALTER DATABASE … SET} has given to a PostgreSQL database, which its copies
 * do not get by themselves. No instances.
 */
final class PostgreSqlSettings {

	private static final String STATEMENTS = """
			SELECT CASE WHEN s.setrole = 0 THEN format('ALTER DATABASE %I', ?::text)
			  ELSE format('ALTER ROLE %I IN DATABASE %I', pg_get_userbyid(s.setrole), ?::text) END
			  || format(' SET %I TO ', split_part(c, '=', 1))
			  || CASE WHEN split_part(c, '=', 1) IN ('local_preload_libraries', 'search_path',
			    'session_preload_libraries', 'temp_tablespaces') THEN substr(c, strpos(c, '=') + 1)
			  ELSE quote_literal(substr(c, strpos(c, '=') + 1)) END
			FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) c
			WHERE d.datname = ?""";

	private PostgreSqlSettings() {
	}

	static void copy(ServerSession session, String from, String to) throws SQLException {
		for (String statement : session.query(STATEMENTS, to, to, from)) {
			session.run(statement);
		}
	}

}
