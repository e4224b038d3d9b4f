package io.appdb.test.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.appdb.engine.DatabaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of a MySQL or MariaDB server: databases with a table that is made last
 * and has the day of the last use. Owned by {@link MySqlCopies}; safe for every thread
 * and for other processes.
 */
final class MySqlTemplates {

	private static final Logger LOGGER = LoggerFactory.getLogger(MySqlTemplates.class);

	/**
	 * The table that says that a template is complete.
	 */
	static final String COMPLETE = "appdb_template";

	private static final int DAYS_UNUSED = 7;

	private static final int SECONDS_TO_BUILD = 600;

	private static final Set<Integer> MISSING = Set.of(1049, 1146);

	private final Map<TemplateName, MySqlScript> scripts = new ConcurrentHashMap<>();

	private final DatabaseLogin server;

	MySqlTemplates(DatabaseLogin server) {
		this.server = server;
	}

	static String name(ServerDatabase database) {
		String name = DatabaseUrl.parse(database.address().url()).database();
		if (name == null) {
			throw new IllegalArgumentException("The URL of " + database + " names no database");
		}
		return name;
	}

	boolean exists(TemplateName template) throws SQLException {
		if (this.scripts.containsKey(template)) {
			return true;
		}
		try (Connection connection = this.server.connect()) {
			return complete(connection, template);
		}
	}

	private boolean complete(Connection connection, TemplateName template) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT used FROM " + template + "." + COMPLETE)) {
			return rows.next();
		}
		catch (SQLException ex) {
			if (MISSING.contains(ex.getErrorCode())) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * What the template consists of; the first time in this JVM that is a use of it.
	 */
	MySqlScript script(TemplateName template) throws SQLException {
		MySqlScript script = this.scripts.get(template);
		if (script == null) {
			try (Connection connection = this.server.connect(); Statement statement = connection.createStatement()) {
				statement.execute("UPDATE " + template + "." + COMPLETE + " SET used = CURRENT_DATE");
				script = MySqlScript.read(connection, template.name(), COMPLETE);
			}
			this.scripts.put(template, script);
		}
		return script;
	}

	/**
	 * Builds a template. What a killed builder has left is built anew.
	 */
	void build(TemplateName template, String source) throws SQLException {
		try (Connection connection = this.server.connect(); Statement statement = connection.createStatement()) {
			lock(connection, template);
			if (complete(connection, template)) {
				return;
			}
			statement.execute("DROP DATABASE IF EXISTS " + template);
			statement.execute("CREATE DATABASE " + template);
			MySqlScript.read(connection, source, COMPLETE).run(connection, template.name());
			statement.execute("CREATE TABLE " + template + "." + COMPLETE + " (used DATE PRIMARY KEY)");
			statement.execute("INSERT INTO " + template + "." + COMPLETE + " VALUES (CURRENT_DATE)");
			removeUnused(connection);
		}
	}

	/**
	 * Taken for as long as the connection is open.
	 */
	private void lock(Connection connection, TemplateName template) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(?, ?)")) {
			statement.setString(1, template.name());
			statement.setInt(2, SECONDS_TO_BUILD);
			try (ResultSet row = statement.executeQuery()) {
				if (!row.next() || row.getInt(1) != 1) {
					throw new IllegalStateException("The template '" + template + "' is being built by somebody else"
							+ " for more than " + SECONDS_TO_BUILD + " s: end that process");
				}
			}
		}
	}

	private void removeUnused(Connection connection) throws SQLException {
		MySqlObjects catalog = new MySqlObjects(connection, "");
		List<TemplateName> templates = new ArrayList<>();
		for (String name : catalog
			.list("SELECT table_schema FROM information_schema.tables WHERE table_name = '" + COMPLETE + "'")) {
			TemplateName template = TemplateName.parse(name);
			if (template != null) {
				templates.add(template);
			}
		}
		for (TemplateName template : templates) {
			try {
				removeIfUnused(connection, catalog, template);
			}
			catch (SQLException ex) {
				LOGGER.debug("The template {} stays; it may belong to another user, or another process just drops it",
						template, ex);
			}
		}
	}

	private void removeIfUnused(Connection connection, MySqlObjects catalog, TemplateName template)
			throws SQLException {
		if (!catalog
			.list("SELECT 1 FROM " + template + "." + COMPLETE + " WHERE used < CURRENT_DATE - INTERVAL " + DAYS_UNUSED
					+ " DAY")
			.isEmpty()) {
			new MySqlCommands().drop(connection, template.name());
			LOGGER.info("The template {} was dropped: not used for {} days", template, DAYS_UNUSED);
		}
	}

}
