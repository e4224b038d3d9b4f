package io.appdb.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.appdb.DatabaseManager;
import io.appdb.schema.SchemaMode;
import io.appdb.test.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A manager with entities on a test database, and the folder for which revisions are
 * written. Owned by one test.
 */
final class DraftedDatabase implements AutoCloseable {

	private final TestDatabase database;

	private final Path folder;

	private final DatabaseManager manager;

	private DraftedDatabase(TestDatabase database, Path folder, DatabaseManager manager) {
		this.database = database;
		this.folder = folder;
		this.manager = manager;
	}

	static DraftedDatabase of(TestDatabase database, Path folder, Class<?>... entities) {
		return at(database.url(), database, folder, entities);
	}

	static DraftedDatabase at(String url, TestDatabase database, Path folder, Class<?>... entities) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(url)
			.username(database.username())
			.password(database.password())
			.schema(SchemaMode.NONE)
			.allowDrop(true)
			.migrations("filesystem:" + folder)
			.entities(entities)
			.build();
		manager.initialize();
		return new DraftedDatabase(database, folder, manager);
	}

	Migrations migrations() {
		return this.manager.migrations();
	}

	DatabaseManager manager() {
		return this.manager;
	}

	JdbcTemplate jdbc() {
		return new JdbcTemplate(this.manager.engine().dataSource());
	}

	Revision revision(String message) {
		return revision(message, RevisionOptions.defaults()).orElseThrow();
	}

	Optional<Revision> revision(String message, RevisionOptions options) {
		return migrations().revision(message, options);
	}

	String text(String file) {
		try {
			return Files.readString(this.folder.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void write(String file, String text) {
		try {
			Files.writeString(this.folder.resolve(file), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<String> files() {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<String> tables() {
		return this.manager.schema()
			.tableNames()
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.sorted()
			.toList();
	}

	/**
	 * The scratch databases on the server, none where they are in memory.
	 */
	List<String> scratchDatabases() {
		return switch (this.database.type()) {
			case POSTGRESQL -> jdbc()
				.queryForList("select datname from pg_database where datname like 'appdb\\_scratch\\_%'", String.class);
			case MYSQL, MARIADB -> jdbc().queryForList("select schema_name from information_schema.schemata "
					+ "where schema_name like 'appdb\\_scratch\\_%'", String.class);
			default -> List.of();
		};
	}

	@Override
	public void close() {
		this.manager.close();
	}

}
