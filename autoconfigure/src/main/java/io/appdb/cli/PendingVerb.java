package io.appdb.cli;

import java.util.List;

import picocli.CommandLine.Command;

/**
 * Lists what would run. Made for one command; picocli fills it.
 */
@Command(name = "pending", description = "List what the next upgrade would run. Exit code 2 if there is any.")
final class PendingVerb implements Verb {

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		MigrationList pending = new MigrationList(database.migrations().get().pending());
		boolean any = !pending.migrations().isEmpty();
		return Answer.found(any, any ? pending.pending() : List.of("Nothing is pending"),
				new JsonObject().with("migrations", pending.json()));
	}

}
