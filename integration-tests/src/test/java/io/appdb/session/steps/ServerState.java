package io.appdb.session.steps;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;

/**
 * What the database says of the transactions that are open. It asks on a connection of
 * its own; one thread at a time.
 */
final class ServerState implements AutoCloseable {

	private final DatabaseType type;

	private final Connection connection;

	ServerState(TestDatabase database) throws SQLException {
		this.type = database.type();
		this.connection = database.connect();
	}

	/**
	 * Counts the open transactions of the application.
	 */
	int transactions() throws SQLException {
		return switch (this.type) {
			case POSTGRESQL -> number("select count(*) from pg_stat_activity where datname = current_database() "
					+ "and xact_start is not null and pid <> pg_backend_pid() and backend_type = 'client backend'");
			case MYSQL, MARIADB -> number("select count(*) from information_schema.innodb_trx t "
					+ "join information_schema.processlist p on p.id = t.trx_mysql_thread_id where p.db = database()");
			case H2 -> number("select count(*) from information_schema.sessions where contains_uncommitted");
			case SQLITE -> number("pragma wal_checkpoint(truncate)");
			case OTHER -> throw new IllegalStateException("No test server of type OTHER");
		};
	}

	/**
	 * Whether a text is stored, by the first attempt of the work or by the second.
	 */
	boolean isStored(String text) throws SQLException {
		return number("select count(*) from line where text in ('%1$s', '%1$s-again')".formatted(text)) > 0;
	}

	private int number(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getInt(1);
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
