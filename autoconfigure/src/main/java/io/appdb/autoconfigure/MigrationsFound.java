package io.appdb.autoconfigure;

import java.util.Locale;

import io.appdb.schema.SchemaMode;

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
	 * What was done, as the start-up line says it.
	 */
	String description();

	/**
	 * Describes a mode and, where it migrates, what has become of the migrations.
	 */
	static String describe(SchemaMode mode, int applied, int pending) {
		String name = mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
		return (mode == SchemaMode.MIGRATE) ? name + " (" + applied + " applied, " + pending + " pending)" : name;
	}

}
