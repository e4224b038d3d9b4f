package io.appdb.test.server;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Templates and copies on a MySQL or MariaDB server, which can copy rows but no database:
 * structure is replayed from a script that is read once. Safe for every thread.
 */
final class MySqlCopies implements DatabaseCopies {

	private static final int LOCK_WAIT_TIMEOUT = 1205;

	private final DatabaseLogin server;

	private final MySqlTemplates templates;

	private final DatabaseSource creation;

	MySqlCopies(DatabaseLogin server, DatabaseSource creation) {
		this.server = server;
		this.templates = new MySqlTemplates(server);
		this.creation = creation;
	}

	@Override
	public Optional<ServerDatabase> create(String key) throws SQLException, IOException {
		TemplateName template = new TemplateName(key);
		if (!this.templates.exists(template)) {
			return Optional.empty();
		}
		MySqlScript script = this.templates.script(template);
		ServerDatabase database = this.creation.create();
		try (Connection connection = this.server.connect()) {
			script.run(connection, MySqlTemplates.name(database));
		}
		return Optional.of(database);
	}

	@Override
	public void keep(String key, ServerDatabase database, Runnable connections) throws SQLException {
		TemplateName template = new TemplateName(key);
		if (!this.templates.exists(template)) {
			this.templates.build(template, MySqlTemplates.name(database));
		}
	}

	@Override
	public void reset(String key, ServerDatabase database, Runnable connections) throws SQLException {
		TemplateName template = new TemplateName(key);
		if (!this.templates.exists(template)) {
			throw template.missing();
		}
		MySqlScript script = this.templates.script(template);
		String name = MySqlTemplates.name(database);
		connections.run();
		try (Connection connection = this.server.connect(); Statement statement = connection.createStatement()) {
			statement.execute("SET SESSION lock_wait_timeout = 2");
			drop(connection, statement, name);
			statement.execute("CREATE DATABASE " + MySqlDefinition.quoted(name));
			script.run(connection, name);
		}
	}

	/**
	 * Connections that hold no lock may stay; a pool may have opened them just now.
	 */
	private static void drop(Connection connection, Statement statement, String name) throws SQLException {
		try {
			statement.execute("DROP DATABASE IF EXISTS " + MySqlDefinition.quoted(name));
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != LOCK_WAIT_TIMEOUT) {
				throw ex;
			}
			new MySqlCommands().drop(connection, name);
		}
	}

}
