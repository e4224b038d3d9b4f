package io.appdb;

import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.appdb.migration.AtomicHistory;
import io.appdb.migration.FlywayMigrations;
import io.appdb.migration.MigrationInfo;
import io.appdb.migration.Migrations;
import io.appdb.migration.RevisionEnvironment;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import org.springframework.util.ClassUtils;

/**
 * The migrations of a database outside of a Spring application. Belongs to the database;
 * threads may share it.
 *
 * @param dataSource where connections come from
 * @param locations where the files are, as Flyway names it
 * @param dropAllowed whether migrations may be taken back that lose rows
 * @param environment what they are compared with, and where
 */
record StandaloneMigrations(DataSource dataSource, List<String> locations, boolean dropAllowed,
		RevisionEnvironment environment) implements Supplier<Migrations> {

	/**
	 * The names of the migrations that are not applied, none where there is nothing to
	 * migrate with.
	 */
	List<String> pending() {
		return isFlywayPresent() ? get().pending().stream().map(MigrationInfo::script).toList() : List.of();
	}

	/**
	 * Tells whether there are any files, or were when some were applied.
	 */
	boolean areThere() {
		return isFlywayPresent() && !(get().history().isEmpty() && get().pending().isEmpty());
	}

	private static boolean isFlywayPresent() {
		return ClassUtils.isPresent("org.flywaydb.core.Flyway", StandaloneMigrations.class.getClassLoader());
	}

	@Override
	public Migrations get() {
		if (!isFlywayPresent()) {
			throw new IllegalStateException(
					"There is nothing to migrate with: add org.flywaydb:flyway-core to the class path");
		}
		FluentConfiguration configuration = Flyway.configure()
			.dataSource(this.dataSource)
			.locations(this.locations.toArray(String[]::new));
		AtomicHistory history = new AtomicHistory();
		history.learn(configuration);
		return new FlywayMigrations(configuration.load(), this.dropAllowed, this.environment, history);
	}

}
