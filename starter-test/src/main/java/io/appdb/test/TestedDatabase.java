package io.appdb.test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.appdb.engine.DatabaseType;
import io.appdb.test.server.DatabaseLogin;
import io.appdb.test.server.DatabaseCleaning;
import io.appdb.test.server.ServerDatabase;
import io.appdb.test.server.TestServers;

/**
 * The database of an application under test. Made before the application starts and
 * removed after it has closed; used by one test class at a time, or by several whose
 * isolation lets them share it.
 */
final class TestedDatabase implements AutoCloseable {

	/**
	 * Name of the table that lists the migrations, where nothing else is set.
	 */
	static final String HISTORY = "flyway_schema_history";

	private static final Logger logger = LoggerFactory.getLogger(TestedDatabase.class);

	private final Isolation isolation;

	private final String template;

	private final ServerDatabase database;

	private TestedDatabase(Isolation isolation, String template, ServerDatabase database) {
		this.isolation = isolation;
		this.template = template;
		this.database = database;
	}

	/**
	 * Makes the database: a copy of the template where copies are asked for and there is
	 * one, else empty.
	 * @param settings what the test class says
	 * @param type the type of database
	 * @param template key of the template
	 */
	static TestedDatabase prepare(DatabaseTestSettings settings, DatabaseType type, String template) {
		try {
			Optional<ServerDatabase> copy = (settings.isolation() == Isolation.CLONE)
					? TestServers.shared().copies(type).create(template) : Optional.empty();
			ServerDatabase database = copy.orElseGet(() -> TestServers.shared().create(type));
			if (database.notRun() != null) {
				throw new TestSetupException(settings.testClass(), "cannot run: " + database.notRun());
			}
			return new TestedDatabase(settings.isolation(), template, database);
		}
		catch (SQLException | IOException ex) {
			throw new TestSetupException(settings.testClass(),
					"has no database: the " + type.displayName() + " server says: " + ex.getMessage(), ex);
		}
	}

	Isolation isolation() {
		return this.isolation;
	}

	DatabaseType type() {
		return this.database.type();
	}

	DatabaseLogin address() {
		return this.database.address();
	}

	/**
	 * Keeps the present state as the template.
	 * @param connections lets go of the application's connections
	 */
	void keep(Runnable connections) throws SQLException, IOException {
		TestServers.shared().copies(type()).keep(this.template, this.database, connections);
	}

	/**
	 * Goes back to the template.
	 * @param connections lets go of the application's connections
	 */
	void reset(Runnable connections) throws SQLException, IOException {
		TestServers.shared().copies(type()).reset(this.template, this.database, connections);
	}

	/**
	 * What removes committed data.
	 * @param history name of the table that lists the migrations
	 */
	DatabaseCleaning cleaning(String history) throws SQLException {
		return TestServers.shared().cleaning(this.database, history);
	}

	/**
	 * Removes the database. What is left is removed by the next build.
	 */
	@Override
	public void close() {
		try {
			this.database.remove();
		}
		catch (SQLException | IOException ex) {
			logger.debug("The test database {} stays: {}", this.database, ex.getMessage());
		}
	}

}
