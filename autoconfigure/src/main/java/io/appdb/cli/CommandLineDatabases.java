package io.appdb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The databases that the command line works on. The application context owns it; one
 * thread uses it.
 *
 * @param databases each by its name, the default one first, opened when it is asked for
 */
public record CommandLineDatabases(Map<String, Supplier<CommandLineDatabase>> databases) {

	/**
	 * Name of the database that is meant where none is named.
	 */
	private static final String DEFAULT = "default";

	/**
	 * Copies the databases in their order.
	 */
	public CommandLineDatabases {
		databases = new LinkedHashMap<>(databases);
	}

	/**
	 * Returns those that a command is for.
	 * @param name the name that was given, {@code null} for the default database
	 * @param all whether all are meant
	 * @throws IllegalArgumentException when there is none of that name
	 */
	Map<String, Supplier<CommandLineDatabase>> chosen(@Nullable String name, boolean all) {
		if (all) {
			return this.databases;
		}
		String wanted = (name != null) ? name : DEFAULT;
		Supplier<CommandLineDatabase> database = this.databases.get(wanted);
		if (database == null) {
			throw new IllegalArgumentException("There is no database '" + wanted + "'. The databases are "
					+ String.join(", ", List.copyOf(this.databases.keySet())) + ".");
		}
		return Map.of(wanted, database);
	}

}
