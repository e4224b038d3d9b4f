package io.appdb.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directory in which migrations are written: the sources of an application, not
 * what was built from them. Without state.
 */
final class RevisionDirectory {

	private static final String FILESYSTEM = "filesystem:";

	private static final String CLASS_PATH = "classpath:";

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	private RevisionDirectory() {
	}

	static Path of(Configuration configuration, @Nullable Path given) {
		if (given != null) {
			return given;
		}
		return Arrays.stream(configuration.getLocations())
			.map(RevisionDirectory::source)
			.filter((source) -> source != null)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("It is not known where migrations are written: none of "
					+ Arrays.toString(configuration.getLocations()) + " is a directory, and there is no '" + RESOURCES
					+ "' here. Name a directory, or start it in the directory of the project"));
	}

	/**
	 * Returns the locations with sources in place of what was built from them, so that
	 * files that were only just written count.
	 */
	static String[] sources(Configuration configuration) {
		return Arrays.stream(configuration.getLocations()).map((location) -> {
			Path source = source(location);
			return (source != null && Files.isDirectory(source)) ? FILESYSTEM + source : location.getDescriptor();
		}).toArray(String[]::new);
	}

	private static @Nullable Path source(Location location) {
		String descriptor = location.getDescriptor();
		if (location.getPathRegex() != null) {
			return null;
		}
		if (descriptor.startsWith(FILESYSTEM)) {
			return Path.of(location.getRootPath());
		}
		return (descriptor.startsWith(CLASS_PATH) && Files.isDirectory(RESOURCES))
				? RESOURCES.resolve(location.getRootPath()) : null;
	}

	/**
	 * Lists the names of the files in a directory; it may be missing.
	 */
	static List<String> names(Path directory) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(directory)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the directory " + directory, ex);
		}
	}

}
