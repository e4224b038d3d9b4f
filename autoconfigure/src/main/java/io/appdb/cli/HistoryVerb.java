package io.appdb.cli;

import java.util.List;

import picocli.CommandLine.Command;

/**
 * Lists what has run. Made for one command; picocli fills it.
 */
@Command(name = "history", description = "List what has run: date, duration, state.")
final class HistoryVerb implements Verb {

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		MigrationList history = new MigrationList(database.migrations().get().history());
		List<String> lines = history.migrations().isEmpty() ? List.of("Nothing has run") : history.history();
		return Answer.done(lines, new JsonObject().with("migrations", history.json()));
	}

}
