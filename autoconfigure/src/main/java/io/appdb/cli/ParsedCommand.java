package io.appdb.cli;

import org.jspecify.annotations.Nullable;

/**
 * What the arguments say. Immutable.
 *
 * @param verb what to do, {@code null} when there is nothing left to do
 * @param database the name of the database, {@code null} for the default one
 * @param all whether it is done to each database
 * @param json whether the result is wanted as JSON
 * @param verbose whether the log and stack traces are wanted
 * @param end how the command ended already, {@code null} when it is still to run
 */
record ParsedCommand(@Nullable Verb verb, @Nullable String database, boolean all, boolean json, boolean verbose,
		@Nullable ExitCode end) {

	static ParsedCommand ended(ExitCode code) {
		return new ParsedCommand(null, null, false, false, false, code);
	}

}
