package io.appdb.cli;

import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Begins the history of a database that has tables. Made for one command; picocli fills
 * it.
 */
@Command(name = "init",
		description = "Begin the history of a database that has tables already: they count as that version.")
final class InitVerb implements Verb {

	@Parameters(index = "0", paramLabel = "<version>", description = "The version the tables have.")
	private String version = "";

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		database.migrations().get().init(this.version);
		return Answer.done(List.of("The history begins at version " + this.version),
				new JsonObject().with("version", this.version));
	}

}
