package io.appdb.autoconfigure;

import java.util.Arrays;
import java.util.List;

import io.appdb.schema.SchemaMode;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which migrations there are when the entity manager factory has been built. Spring owns
 * it and calls it from one thread.
 */
interface MigrationsFound {

	/**
	 * The schema mode that follows, never {@link SchemaMode#AUTO}.
	 */
	SchemaMode mode();

	/**
	 * The names of the migrations that are not applied, in the order they would run.
	 */
	List<String> pending();

	/**
	 * What was done, as the start-up line says it.
	 */
	String description();

	/**
	 * Reads the names of the migrations that are not applied.
	 */
	static List<String> pending(@Nullable Flyway flyway) {
		return (flyway != null) ? Arrays.stream(flyway.info().pending()).map(MigrationInfo::getScript).toList()
				: List.of();
	}

}
