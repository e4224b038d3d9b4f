package io.appdb.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * The versioned files in Flyway's locations. Lives as long as one call, on one thread.
 */
final class ScriptFiles {

	static final String UNDO = "U";

	private final Configuration configuration;

	private final ResourceProvider provider;

	ScriptFiles(Configuration configuration) {
		this.configuration = configuration;
		ResourceProvider given = configuration.getResourceProvider();
		this.provider = (given != null) ? given
				: new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
	}

	ResourceProvider provider() {
		return this.provider;
	}

	@Nullable LoadableResource upgrade(MigrationVersion version) {
		return find(this.configuration.getSqlMigrationPrefix(), version);
	}

	@Nullable LoadableResource undo(MigrationVersion version) {
		return find(UNDO, version);
	}

	private @Nullable LoadableResource find(String prefix, MigrationVersion version) {
		TreeMap<String, LoadableResource> found = new TreeMap<>();
		for (LoadableResource file : this.provider.getResources(prefix, this.configuration.getSqlMigrationSuffixes())) {
			if (version.equals(version(prefix, file.getFilename()))) {
				found.put(file.getAbsolutePath(), file);
			}
		}
		if (found.size() > 1) {
			throw new InvalidMigrationException("Version " + version + " has more than one " + prefix
					+ " file: keep one of " + String.join(", ", found.keySet()));
		}
		return found.isEmpty() ? null : found.firstEntry().getValue();
	}

	/**
	 * Returns the version in the name of a {@code V} or {@code U} file, {@code null} when
	 * it is another file.
	 */
	@Nullable MigrationVersion versionOf(String filename) {
		boolean sql = Arrays.stream(this.configuration.getSqlMigrationSuffixes()).anyMatch(filename::endsWith);
		String prefix = Stream.of(this.configuration.getSqlMigrationPrefix(), UNDO)
			.filter(filename::startsWith)
			.findFirst()
			.orElse(null);
		return (sql && prefix != null) ? version(prefix, filename) : null;
	}

	private @Nullable MigrationVersion version(String prefix, String filename) {
		String name = Arrays.stream(this.configuration.getSqlMigrationSuffixes())
			.filter(filename::endsWith)
			.findFirst()
			.map((suffix) -> filename.substring(0, filename.length() - suffix.length()))
			.orElse(filename);
		int end = name.indexOf(this.configuration.getSqlMigrationSeparator());
		String version = name.substring(prefix.length(), (end >= 0) ? end : name.length());
		return Target.isVersion(version) ? MigrationVersion.fromVersion(version) : null;
	}

	/**
	 * Reads the lines of a file as they are.
	 */
	static List<String> lines(LoadableResource file) {
		try (Reader reader = file.read(); BufferedReader lines = new BufferedReader(reader)) {
			return lines.lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + file.getAbsolutePath(), ex);
		}
	}

}
