package io.appdb.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.flywaydb.database.postgresql.TransactionalModel;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

import org.springframework.util.ClassUtils;

/**
 * Lets Flyway on PostgreSQL commit a file and its row of the history together, so that a
 * process that dies leaves both or neither. Flyway holds its advisory lock in a
 * transaction of one connection and runs the files on another, unless the lock belongs to
 * the session ({@code flyway.postgresql.transactional.lock=false}): then it needs one
 * connection only. Who has chosen a lock keeps it, and behind a pooler that may change
 * the session with each transaction Flyway's default stays. Belongs to a Flyway; threads
 * may share it.
 */
public final class AtomicHistory {

	private static final boolean POSTGRESQL = isPresent(
			"org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension")
			&& isPresent("org.postgresql.core.BaseConnection");

	private volatile boolean open;

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, AtomicHistory.class.getClassLoader());
	}

	/**
	 * Learns whether a lock is chosen. In a copy Flyway's default cannot be told from a
	 * choice.
	 * @param configuration a configuration that is neither a copy nor was a Flyway made
	 * of it
	 */
	public void learn(FluentConfiguration configuration) {
		this.open = POSTGRESQL && Postgresql.isOpen(configuration);
	}

	/**
	 * Chooses the lock for files that are about to run, unless one is chosen.
	 * @param configuration that of the Flyway that runs them, which is changed
	 */
	public void choose(Configuration configuration) {
		if (this.open && Postgresql.isSessionOwn(configuration.getDataSource())) {
			Postgresql.extension(configuration).setTransactionalLock(false);
		}
	}

	/**
	 * What can be asked only where PostgreSQL's driver and Flyway's module for it are.
	 * Stateless.
	 */
	private static final class Postgresql {

		private Postgresql() {
		}

		static boolean isOpen(Configuration configuration) {
			TransactionalModel chosen = extension(configuration).getTransactional();
			return chosen == null || chosen.getLock() == null;
		}

		static PostgreSQLConfigurationExtension extension(Configuration configuration) {
			return configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class);
		}

		/**
		 * A pooler tells its clients a process of its own making. What cannot be found
		 * out now Flyway will report.
		 */
		static boolean isSessionOwn(@Nullable DataSource dataSource) {
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

}
