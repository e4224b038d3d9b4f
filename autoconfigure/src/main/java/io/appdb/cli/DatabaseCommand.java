package io.appdb.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The word {@code db} and what goes with every verb. Made for one command; picocli fills
 * it.
 */
@Command(name = CommandLineArguments.FIRST, scope = ScopeType.INHERIT, mixinStandardHelpOptions = true,
		versionProvider = Versions.class, synopsisSubcommandLabel = "<verb>", commandListHeading = "%nVerbs:%n",
		optionListHeading = "%nOptions:%n", parameterListHeading = "%n", descriptionHeading = "%n",
		description = "Migrates the database of this application.",
		footer = { "", "Properties go with it as usual: --spring.profiles.active=prod, --app.db.url=...", "",
				"Exit codes: 0 done, 1 failed, 2 a difference or pending migrations were found." })
final class DatabaseCommand {

	@Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as JSON.")
	private boolean json;

	@Option(names = { "-v", "--verbose" }, scope = ScopeType.INHERIT,
			description = "Show the log, and stack traces of failures.")
	private boolean verbose;

	@Option(names = "--database", scope = ScopeType.INHERIT, paramLabel = "<name>",
			description = "The database below 'app.db.databases'. Default: the default one")
	private @Nullable String database;

	@Option(names = "--all", scope = ScopeType.INHERIT,
			description = "Each database, the default one first, until one fails.")
	private boolean all;

	@Nullable String database() {
		return this.database;
	}

	boolean all() {
		return this.all;
	}

	boolean json() {
		return this.json;
	}

	boolean verbose() {
		return this.verbose;
	}

}
