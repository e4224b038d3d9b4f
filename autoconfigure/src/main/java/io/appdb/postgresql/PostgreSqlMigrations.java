package io.appdb.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import io.appdb.migration.MigrationDialect;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.flywaydb.database.postgresql.TransactionalModel;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Migrations of PostgreSQL. Flyway holds its advisory lock in a transaction of one
 * connection and runs the files on another, unless the lock belongs to the session
 * ({@code flyway.postgresql.transactional.lock=false}): then it needs one connection
 * only, and a file and its row of the history are one transaction. Behind a pooler that
 * may change the session with each transaction Flyway's default stays. Stateless; needs
 * the driver and Flyway's module for PostgreSQL.
 */
final class PostgreSqlMigrations implements MigrationDialect {

	@Override
	public boolean isLockOpen(Configuration configuration) {
		TransactionalModel chosen = extension(configuration).getTransactional();
		return chosen == null || chosen.getLock() == null;
	}

	@Override
	public void chooseLock(Configuration configuration) {
		if (isSessionOwn(configuration.getDataSource())) {
			extension(configuration).setTransactionalLock(false);
		}
	}

	private static PostgreSQLConfigurationExtension extension(Configuration configuration) {
		return configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class);
	}

	/**
	 * A pooler tells its clients a process of its own making. What cannot be found out
	 * now Flyway will report.
	 */
	private static boolean isSessionOwn(@Nullable DataSource dataSource) {
		if (dataSource == null) {
			return false;
		}
		try (Connection connection = dataSource.getConnection()) {
			return connection.isWrapperFor(BaseConnection.class)
					&& connection.unwrap(BaseConnection.class).getQueryExecutor().getBackendPID() == process(
							connection);
		}
		catch (SQLException | RuntimeException ex) {
			return false;
		}
	}

	private static int process(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
			return rows.next() ? rows.getInt(1) : 0;
		}
	}

}
