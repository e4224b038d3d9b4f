package io.appdb.migration;

import java.util.Set;
import java.util.function.Supplier;

import io.appdb.engine.DatabaseUrl;
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

}
