package io.appdb.cli;

import io.appdb.migration.MigrationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Applies migrations. Made for one command; picocli fills it.
 */
@Command(name = "upgrade", description = "Apply pending migrations.")
final class UpgradeVerb implements Verb {

	@Parameters(index = "0", arity = "0..1", paramLabel = "head|<version>|+<n>", defaultValue = "head",
			description = "How far: all, up to a version, or the next n. Default: ${DEFAULT-VALUE}")
	private String target = "";

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		MigrationReport report = database.migrations().get().reportingTo(new Progress(terminal)).upgrade(this.target);
		return Moved.answer("Upgraded", report);
	}

}
