package io.appdb.migration;

import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.flywaydb.database.postgresql.TransactionalModel;

import org.springframework.util.ClassUtils;

/**
 * Lets Flyway on PostgreSQL commit a file and its row of the history together, so that a
 * process that dies leaves both or neither. Flyway holds its advisory lock in a
 * transaction of one connection and runs the files on another, unless the lock belongs to
 * the session ({@code flyway.postgresql.transactional.lock=false}): then it needs one
 * connection only. Who has chosen a lock keeps it. Stateless.
 */
public final class AtomicHistory {

	private static final boolean POSTGRESQL = ClassUtils.isPresent(
			"org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension", AtomicHistory.class.getClassLoader());

	private AtomicHistory() {
	}

	/**
	 * Chooses the lock of a configuration that has chosen none; in a copy Flyway's
	 * default cannot be told from a choice.
	 * @param configuration a configuration that is neither a copy nor was a Flyway made
	 * of it
	 */
	public static void configure(FluentConfiguration configuration) {
		if (POSTGRESQL) {
			Extension.configure(configuration);
		}
	}

	/**
	 * What can be asked only where Flyway's module for PostgreSQL is. Stateless.
	 */
	private static final class Extension {

		private Extension() {
		}

		static void configure(Configuration configuration) {
			PostgreSQLConfigurationExtension extension = configuration.getPluginRegister()
				.getExact(PostgreSQLConfigurationExtension.class);
			TransactionalModel chosen = extension.getTransactional();
			if (chosen == null || chosen.getLock() == null) {
				extension.setTransactionalLock(false);
			}
		}

	}

}
