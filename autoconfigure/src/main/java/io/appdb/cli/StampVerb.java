package io.appdb.cli;

import java.util.List;

import io.appdb.migration.AppliedVersions;
import io.appdb.migration.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Says which version the schema has. Made for one command; picocli fills it.
 */
@Command(name = "stamp",
		description = {
				"Say which version the schema has, without running anything: versions above it leave the history.",
				"Asks first when versions leave." })
final class StampVerb implements Verb {

	@Parameters(index = "0", paramLabel = "<version>|base", description = "The version, or none.")
	private String version = "";

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		Migrations migrations = database.migrations().get();
		int count = new AppliedVersions(migrations.history()).above(this.version);
		if (count > 0) {
			new Confirmation(terminal, this.yes).require("Remove " + Moved.migrations(count) + " from the history of "
					+ database.url() + ", without taking them back?");
		}
		migrations.stamp(this.version);
		return Answer.done(List.of("The history says version " + this.version),
				new JsonObject().with("version", "base".equals(this.version) ? null : this.version));
	}

}
