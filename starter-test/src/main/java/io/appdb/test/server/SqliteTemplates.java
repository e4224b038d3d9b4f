package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SQLite templates of this user, in a directory below the one for temporary files. The
 * time a file was changed is the time of its last use. Safe for every thread and for
 * other processes.
 */
final class SqliteTemplates {

	private static final Duration UNUSED = Duration.ofDays(7);

	private static final String SUFFIX = ".db";

	private static final String UNFINISHED = ".unfinished";

	private static final Pattern OURS = Pattern
		.compile("appdb_template_[0-9a-f]+_test(\\d*\\.unfinished|\\.db)(-journal|-wal|-shm)?");

	private final Path directory;

	/**
	 * Templates in a directory.
	 * @param directory the directory, created when the first template is built
	 */
	SqliteTemplates(Path directory) {
		this.directory = directory;
	}

	boolean exists(TemplateName template) {
		return Files.isRegularFile(file(template));
	}

	/**
	 * Finds a template that exists and notes that it is used.
	 */
	Path use(TemplateName template) throws IOException {
		Path file = file(template);
		Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
		return file;
	}

	private Path file(TemplateName template) {
		return this.directory.resolve(template.name() + SUFFIX);
	}

	/**
	 * Lets a file be written and makes it the template when it is complete. Of two that
	 * are built at once, the later one stays; they are the same.
	 */
	void build(TemplateName template, FileContent content) throws SQLException, IOException {
		Files.createDirectories(this.directory);
		Path unfinished = Files.createTempFile(this.directory, template.name(), UNFINISHED);
		try {
			content.write(unfinished);
			Files.move(unfinished, file(template), StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(unfinished);
		}
		removeUnused(Instant.now().minus(UNUSED));
	}

	private void removeUnused(Instant latest) throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			List<Path> found = files.filter(this::ours).toList();
			for (Path file : found) {
				if (Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(latest)) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	private boolean ours(Path file) {
		return OURS.matcher(String.valueOf(file.getFileName())).matches();
	}

	/**
	 * Writes a whole database.
	 */
	@FunctionalInterface
	interface FileContent {

		void write(Path file) throws SQLException;

	}

}
