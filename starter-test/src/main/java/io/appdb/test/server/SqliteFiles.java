package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * SQLite databases in files, each in a directory of its own below the directory of this
 * run. Where an address was given, that is beside its file, which is not touched. Safe
 * for every thread.
 */
final class SqliteFiles implements DatabaseSource {

	private static final String FILE = "file:";

	private final ServerControl control = new NoServerControl("SQLite runs in the process of the test");

	private final DatabaseUrl url;

	private final Path directory;

	private final String origin;

	private final DatabaseNames names;

	private final SqliteTemplates templates;

	private SqliteFiles(DatabaseUrl url, Path directory, String origin, DatabaseNames names,
			SqliteTemplates templates) {
		this.url = url;
		this.directory = directory;
		this.origin = origin;
		this.names = names;
		this.templates = templates;
	}

	/**
	 * Opens the place where the files will be.
	 * @param given the address, {@code null} for the directory of temporary files
	 * @param version the wanted version
	 * @param run the run that makes databases
	 * @return the place
	 * @throws IOException if it cannot be written to
	 * @throws SQLException if SQLite does not work
	 */
	static SqliteFiles open(@Nullable GivenAddress given, VersionCheck version, TestRun run)
			throws IOException, SQLException {
		SqliteTemplates templates = new SqliteTemplates(TestRun.sharedDirectory().resolve("templates"));
		version.check(version(), "the one on the class path",
				"change the version of " + DatabaseType.SQLITE.driverDependency() + ", or leave the property out");
		if (given == null) {
			return new SqliteFiles(DatabaseUrl.parse("jdbc:sqlite:test.db"), run.directory(), "in process", run.names(),
					templates);
		}
		Path parent = parent(given).resolve("appdb-test");
		RunDirectory directory = RunDirectory.open(parent, run.id());
		run.closeAtEnd(directory);
		return new SqliteFiles(given.url(), directory.path(), "in process, given " + parent, run.names(), templates);
	}

	private static Path parent(GivenAddress given) {
		String file = given.url().database();
		if (file == null || given.url().isInMemory()) {
			throw new TestServerException(given + ", which is in memory: name a file, the tests' files are made "
					+ "beside it, or leave the property out");
		}
		Path path = Path.of(file.startsWith(FILE) ? file.substring(FILE.length()) : file).toAbsolutePath();
		return (path.getParent() != null) ? path.getParent() : path;
	}

	@Override
	public ServerDatabase create() throws IOException {
		String name = this.names.next();
		Path place = Files.createDirectory(this.directory.resolve(name));
		String jdbcUrl = this.url.withDatabase(place.resolve(name + ".db").toString()).jdbcUrl();
		return ServerDatabase.of(DatabaseType.SQLITE, new DatabaseLogin(jdbcUrl, "", ""),
				() -> RunDirectory.delete(place));
	}

	private static ServerVersion version() throws SQLException {
		return ServerVersion.of(new DatabaseLogin("jdbc:sqlite::memory:", "", ""));
	}

	@Override
	public String description() throws SQLException {
		return version().number() + " (" + this.origin + ")";
	}

	@Override
	public DatabaseCopies copies() {
		return new SqliteCopies(this.templates, this::create);
	}

	@Override
	public ServerControl control() {
		return this.control;
	}

}
