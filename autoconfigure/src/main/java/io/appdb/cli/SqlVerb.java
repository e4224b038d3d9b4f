package io.appdb.cli;

import java.util.List;

import io.appdb.migration.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Prints the script of an upgrade or a downgrade. Made for one command; picocli fills it.
 * The form of the range is Alembic's.
 */
@Command(name = "sql", description = "Print the script that brings a schema from one version to another.")
final class SqlVerb implements Verb {

	private static final String FROM = "current";

	private static final String TO = "head";

	@Parameters(index = "0", arity = "0..1", paramLabel = "<from>:<to>", defaultValue = FROM + ":" + TO,
			description = { "Two of base, current, head or a version; a downgrade when the second is the lower one.",
					"Default: ${DEFAULT-VALUE}" })
	private String range = "";

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		int colon = this.range.indexOf(':');
		if (colon < 0) {
			throw new IllegalArgumentException("'" + this.range + "' is no range: use <from>:<to>, as in 1:3, 3:1, :"
					+ this.range + " from the current version or " + this.range + ": to head");
		}
		String from = (colon > 0) ? this.range.substring(0, colon) : FROM;
		String to = (colon < this.range.length() - 1) ? this.range.substring(colon + 1) : TO;
		Migrations migrations = database.migrations().get();
		String script = migrations.sql(from, to);
		List<String> lines = script.isEmpty() ? List.of("-- nothing to do from " + from + " to " + to)
				: script.lines().toList();
		return Answer.done(lines, new JsonObject().with("from", from).with("to", to).with("script", script));
	}

}
