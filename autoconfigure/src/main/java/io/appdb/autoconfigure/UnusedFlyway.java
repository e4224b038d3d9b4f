package io.appdb.autoconfigure;

import javax.sql.DataSource;

import io.appdb.migration.AtomicHistory;
import io.appdb.migration.MigrationConnections;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Flyway of an application that has no migration yet: nothing is done at start, and it is
 * there when the first one is written. Spring owns it; shared by all threads.
 */
final class UnusedFlyway {

	Flyway on(DataSource dataSource, AtomicHistory history) {
		FluentConfiguration configuration = Flyway.configure().loggers("slf4j").dataSource(dataSource);
		MigrationConnections.configure(configuration);
		history.learn(configuration);
		return configuration.load();
	}

}
