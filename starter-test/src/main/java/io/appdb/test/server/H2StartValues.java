package io.appdb.test.server;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the identity columns and the sequences of an H2 database were at the beginning.
 * Immutable.
 */
final class H2StartValues {

	private static final String VALUES = """
			SELECT 'ALTER TABLE ' || quote_ident(TABLE_SCHEMA) || '.' || quote_ident(TABLE_NAME)
			  || ' ALTER COLUMN ' || quote_ident(COLUMN_NAME) || ' RESTART WITH ' || IDENTITY_BASE
			FROM INFORMATION_SCHEMA.COLUMNS WHERE IDENTITY_BASE IS NOT NULL
			UNION ALL
			SELECT 'ALTER SEQUENCE ' || quote_ident(SEQUENCE_SCHEMA) || '.' || quote_ident(SEQUENCE_NAME)
			  || ' RESTART WITH ' || BASE_VALUE
			FROM INFORMATION_SCHEMA.SEQUENCES""";

	private final List<String> restarts;

	private H2StartValues(List<String> restarts) {
		this.restarts = restarts;
	}

	static H2StartValues read(ServerSession session) throws SQLException {
		return new H2StartValues(List.copyOf(session.query(VALUES)));
	}

	/**
	 * Sets what has moved since.
	 */
	void restart(Statement statement) throws SQLException {
		if (this.restarts.isEmpty()) {
			return;
		}
		Set<String> same = new HashSet<>(H2Cleaning.list(statement, VALUES));
		for (String restart : this.restarts) {
			if (!same.contains(restart)) {
				statement.execute(restart);
			}
		}
	}

}
