package io.appdb.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The versioned files in Flyway's locations. Lives as long as one call, on one thread.
 */
final class ScriptFiles {

	static final String UNDO = "U";

	private final Configuration configuration;

	private final FileNames names;

	private final ResourceProvider provider;

	ScriptFiles(Configuration configuration) {
		this.configuration = configuration;
		this.names = new FileNames(configuration);
		ResourceProvider given = configuration.getResourceProvider();
		this.provider = (given != null) ? given : FlywayWork.scan(configuration);
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
			if (version.equals(this.names.version(prefix, file.getFilename()))) {
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
