package io.appdb.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.appdb.schema.diff.SchemaStatement;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Writes the two files of a revision, both or none. Lives as long as one call.
 */
final class RevisionFiles {

	private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

	private static final int LONGEST_NAME = 100;

	private final Configuration configuration;

	private final Path directory;

	RevisionFiles(Configuration configuration, Path directory) {
		this.configuration = configuration;
		this.directory = directory;
	}

	/**
	 * Makes the description in the name of a file.
	 */
	static String description(String message) {
		String name = WORDS.matcher(message.strip()).replaceAll("_").toLowerCase(Locale.ROOT);
		name = name.replaceAll("^_+|_+$", "");
		if (name.isEmpty() || name.length() > LONGEST_NAME) {
			throw new IllegalArgumentException("'" + message + "' is no name for a migration: use 1 to " + LONGEST_NAME
					+ " letters, as in \"add posts\"");
		}
		return name;
	}

	Path upgrade(String version, String description) {
		return file(this.configuration.getSqlMigrationPrefix(), version, description);
	}

	Path downgrade(String version, String description) {
		return file(ScriptFiles.UNDO, version, description);
	}

	private Path file(String prefix, String version, String description) {
		return this.directory.resolve(prefix + version + this.configuration.getSqlMigrationSeparator() + description
				+ this.configuration.getSqlMigrationSuffixes()[0]);
	}

	void write(Path upgrade, String up, Path downgrade, String down) {
		if (Files.exists(this.directory) && !Files.isDirectory(this.directory)) {
			throw new IllegalArgumentException("'" + this.directory + "' is no directory");
		}
		try {
			Files.createDirectories(this.directory);
			write(upgrade, up);
			try {
				write(downgrade, down);
			}
			catch (IOException | RuntimeException ex) {
				Files.deleteIfExists(upgrade);
				throw ex;
			}
		}
		catch (FileAlreadyExistsException ex) {
			throw new IllegalArgumentException(
					"The file " + ex.getFile() + " is there already: delete it, or choose another name", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"Cannot write to the directory " + this.directory + ": make it writable, or choose another one",
					ex);
		}
	}

	private void write(Path file, String text) throws IOException {
		Charset encoding = this.configuration.getEncoding();
		Files.writeString(file, text, encoding, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	/**
	 * Writes statements as a file, each behind its warnings.
	 */
	String text(String title, List<SchemaStatement> statements) {
		StringBuilder text = new StringBuilder("-- ").append(line(title.strip())).append("\n");
		for (SchemaStatement statement : statements) {
			text.append("\n");
			statement.warnings().forEach((warning) -> text.append("-- WARNING: ").append(line(warning)).append("\n"));
			text.append(statement.sql()).append(";\n");
		}
		refusePlaceholders(text.toString());
		return text.toString();
	}

	/**
	 * A comment ends with its line.
	 */
	private static String line(String text) {
		return text.replaceAll("\\R", " ");
	}

	/**
	 * Flyway would take them for its own.
	 */
	private void refusePlaceholders(String text) {
		String prefix = this.configuration.getPlaceholderPrefix();
		if (this.configuration.isPlaceholderReplacement() && text.contains(prefix)) {
			throw new InvalidMigrationException("A statement has '" + prefix + "' in it, which Flyway reads as the "
					+ "beginning of a placeholder: set 'spring.flyway.placeholder-prefix' to something else");
		}
	}

}
