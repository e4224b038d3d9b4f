package io.appdb.migration;

import java.util.Set;
import java.util.function.Supplier;

import io.appdb.engine.DatabaseUrl;
import io.appdb.error.InvalidSettingException;
import io.appdb.schema.MappingCapture;
import org.jspecify.annotations.Nullable;

/**
 * What is compared and where. Immutable; shared by all threads.
 *
 * @param entities what was caught when the entity manager factory was built; asked at the
 * first comparison
 * @param scratchUrl a server of the same kind where scratch databases may be made,
 * {@code null} for that of the database itself
 * @param ignored tables that no comparison sees, with {@code *} for any letters
 */
public record RevisionEnvironment(Supplier<MappingCapture> entities, @Nullable DatabaseUrl scratchUrl,
		Set<String> ignored) {

	/**
	 * Creates an environment.
	 */
	public RevisionEnvironment {
		ignored = Set.copyOf(ignored);
	}

	/**
	 * Reads {@code app.db.migration.scratch-url}.
	 * @param url what is set, {@code null} or blank for the server of the database itself
	 * @return the address, {@code null} for that of the database itself
	 * @throws InvalidSettingException when it is no URL of a database
	 */
	public static @Nullable DatabaseUrl scratch(@Nullable String url) {
		if (url == null || url.isBlank()) {
			return null;
		}
		try {
			return DatabaseUrl.parse(url);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException("app.db.migration.scratch-url", "unreadable",
					String.valueOf(ex.getMessage()));
		}
	}

}
