package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * SQLite templates, which are files, and their copies. A reset goes through SQLite's
 * backup and not through the file system, so connections may stay open: they see the
 * template's state with their next transaction. Safe for every thread.
 */
final class SqliteCopies implements DatabaseCopies {

	private final SqliteTemplates templates;

	private final FileCreation creation;

	SqliteCopies(SqliteTemplates templates, FileCreation creation) {
		this.templates = templates;
		this.creation = creation;
	}

	@Override
	public Optional<ServerDatabase> create(String key) throws IOException {
		TemplateName template = new TemplateName(key);
		if (!this.templates.exists(template)) {
			return Optional.empty();
		}
		ServerDatabase database = this.creation.create();
		Files.copy(this.templates.use(template), SqlitePlace.of(database).file());
		return Optional.of(database);
	}

	@Override
	public void keep(String key, ServerDatabase database, Runnable connections) throws SQLException, IOException {
		TemplateName template = new TemplateName(key);
		if (!this.templates.exists(template)) {
			this.templates.build(template, (file) -> backup(database, file));
		}
	}

	private void backup(ServerDatabase database, Path file) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("backup to " + quoted(file));
		}
	}

	@Override
	public void reset(String key, ServerDatabase database, Runnable connections) throws SQLException, IOException {
		TemplateName template = new TemplateName(key);
		if (!this.templates.exists(template)) {
			throw template.missing();
		}
		Path file = this.templates.use(template);
		connections.run();
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + SqlitePlace.of(database).file());
				Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA busy_timeout = 5000");
			statement.execute("PRAGMA synchronous = OFF");
			statement.executeUpdate("restore from " + quoted(file));
		}
	}

	/**
	 * The driver reads these two commands itself and knows no doubled quotes. A name that
	 * has an apostrophe is between the others, which Windows has in no name.
	 */
	private static String quoted(Path file) {
		String quote = file.toString().contains("'") ? "\"" : "'";
		return quote + file + quote;
	}

	/**
	 * Names a file for a database of this run.
	 */
	@FunctionalInterface
	interface FileCreation {

		ServerDatabase create() throws IOException;

	}

}
