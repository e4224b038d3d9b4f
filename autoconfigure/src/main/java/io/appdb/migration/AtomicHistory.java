package io.appdb.migration;

import java.util.List;

import io.appdb.database.KnownDatabases;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets Flyway commit a file and its row of the history together where a database gives
 * the choice, so that a process that dies leaves both or neither. Who has chosen a lock
 * of the history keeps it. Belongs to a Flyway; threads may share it.
 */
public final class AtomicHistory {

	private volatile List<MigrationDialect> open = List.of();

	/**
	 * Learns whether a lock is chosen. In a copy Flyway's default cannot be told from a
	 * choice.
	 * @param configuration a configuration that is neither a copy nor was a Flyway made
	 * of it
	 */
	public void learn(FluentConfiguration configuration) {
		this.open = KnownDatabases.parts(MigrationDialect.class)
			.stream()
			.filter((dialect) -> dialect.isLockOpen(configuration))
			.toList();
	}

	/**
	 * Chooses the lock for files that are about to run, unless one is chosen.
	 * @param configuration that of the Flyway that runs them, which is changed
	 */
	public void choose(Configuration configuration) {
		this.open.forEach((dialect) -> dialect.chooseLock(configuration));
	}

}
