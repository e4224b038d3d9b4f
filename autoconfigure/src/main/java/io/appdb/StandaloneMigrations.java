package io.appdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.appdb.migration.AtomicHistory;
import io.appdb.migration.ClassPathMigrations;
import io.appdb.migration.FlywayMigrations;
import io.appdb.migration.MigrationInfo;
import io.appdb.migration.Migrations;
import io.appdb.migration.RevisionEnvironment;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
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

	private static final String CLASS_PATH = "classpath:";

	private static final String HISTORY = "flyway_schema_history";

	/**
	 * The names of the migrations that are not applied, none where there is nothing to
	 * migrate with.
	 */
	List<String> pending() {
		return isFlywayPresent() ? get().pending().stream().map(MigrationInfo::script).toList() : List.of();
	}

	/**
	 * Tells whether there are any files, or were when some were applied. Flyway is not
	 * asked where there are neither files nor a history.
	 */
	boolean areThere() {
		if (!isFlywayPresent()
				|| !(this.locations.stream().anyMatch(StandaloneMigrations::mayHoldFiles) || hasHistory())) {
			return false;
		}
		Migrations migrations = get();
		return !(migrations.history().isEmpty() && migrations.pending().isEmpty());
	}

	/**
	 * Only a folder of the class path can be looked into without Flyway.
	 */
	private static boolean mayHoldFiles(String location) {
		return !location.startsWith(CLASS_PATH) || location.contains("{")
				|| ClassPathMigrations.areIn(location.substring(CLASS_PATH.length()), new DefaultResourceLoader());
	}

	private boolean hasHistory() {
		try (Connection connection = this.dataSource.getConnection();
				ResultSet tables = connection.getMetaData()
					.getTables(connection.getCatalog(), connection.getSchema(), HISTORY, null)) {
			return tables.next();
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("The tables cannot be read", ex);
		}
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
