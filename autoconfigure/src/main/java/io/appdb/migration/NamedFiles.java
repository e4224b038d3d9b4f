package io.appdb.migration;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in the locations of a Flyway, which does not know the names of {@code U}
 * files and says that they are wrong: where it asks for all files, to look at their
 * names, they are left out. Warns once of those that nothing knows. Belongs to a
 * configuration; threads may share it.
 */
public final class NamedFiles implements ResourceProvider {

	private static final Logger LOGGER = LoggerFactory.getLogger(NamedFiles.class);

	private final Configuration configuration;

	private final FileNames names;

	private volatile @Nullable ResourceProvider files;

	private volatile List<String> warned = List.of();

	private NamedFiles(Configuration configuration) {
		this.configuration = configuration;
		this.names = new FileNames(configuration);
	}

	/**
	 * Makes a configuration that finds its files in this way, unless it has a way of its
	 * own. The one given stays as it is: a copy of it with other locations would have the
	 * files of the first.
	 * @param configuration with the locations
	 * @return the same or a copy
	 */
	public static Configuration in(Configuration configuration) {
		return (configuration.getResourceProvider() != null) ? configuration
				: Flyway.configure(configuration.getClassLoader())
					.configuration(configuration)
					.resourceProvider(new NamedFiles(configuration));
	}

	/**
	 * Makes a Flyway that finds its files in this way; one of a class of its own, or with
	 * files of its own, stays as it is.
	 * @param flyway with the locations
	 * @return the same or a copy
	 */
	public static Flyway over(Flyway flyway) {
		Configuration configuration = flyway.getConfiguration();
		return (flyway.getClass() != Flyway.class || configuration.getResourceProvider() != null) ? flyway
				: new Flyway(in(configuration));
	}

	/**
	 * Makes a copy with other locations.
	 */
	static Configuration at(Configuration configuration, String[] locations) {
		ResourceProvider given = configuration.getResourceProvider();
		return in(Flyway.configure(configuration.getClassLoader())
			.configuration(configuration)
			.locations(locations)
			.resourceProvider((given instanceof NamedFiles) ? null : given));
	}

	@Override
	public LoadableResource getResource(String name) {
		return files().getResource(name);
	}

	/**
	 * Every command of Flyway begins with asking for all files: those that were written
	 * since the last one are there then.
	 */
	@Override
	public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
		if (!prefix.isEmpty() || !Arrays.equals(suffixes, this.configuration.getSqlMigrationSuffixes())) {
			return files().getResources(prefix, suffixes);
		}
		ResourceProvider scanned = FlywayWork.scan(this.configuration);
		this.files = scanned;
		Collection<LoadableResource> all = scanned.getResources(prefix, suffixes);
		if (this.configuration.isValidateMigrationNaming()) {
			return all.stream().filter((file) -> !this.names.isUndo(file.getFilename())).toList();
		}
		warn(all.stream()
			.map(LoadableResource::getFilename)
			.filter((name) -> !this.names.isKnown(name))
			.map(this.names::withProposal)
			.sorted()
			.toList());
		return all.stream().filter((file) -> this.names.isForUpgrade(file.getFilename())).toList();
	}

	private ResourceProvider files() {
		ResourceProvider scanned = this.files;
		if (scanned == null) {
			scanned = FlywayWork.scan(this.configuration);
			this.files = scanned;
		}
		return scanned;
	}

	private void warn(List<String> unknown) {
		if (unknown.isEmpty() || unknown.equals(this.warned)) {
			return;
		}
		this.warned = unknown;
		LOGGER.warn("No migrations by their names, and never run, are these files in {}: {}. Name them {}",
				Arrays.toString(this.configuration.getLocations()), String.join(", ", unknown),
				this.names.convention());
	}

}
