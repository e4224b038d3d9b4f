package io.appdb.cli;

import java.util.ArrayList;
import java.util.List;

import io.appdb.migration.DriftReport;
import io.appdb.migration.MigrationInfo;
import io.appdb.migration.Migrations;
import picocli.CommandLine.Command;

/**
 * Compares entities, migrations and schema. Made for one command; picocli fills it.
 */
@Command(name = "check",
		description = "Compare entities, migrations and schema. Exit code 2 if they differ or migrations are pending.")
final class CheckVerb implements Verb {

	private static final String CHANGED = "In the schema otherwise than its migrations make it; change it back by hand:";

	private static final String NO_HISTORY = "In the schema although no migration has run; write the migration that makes it "
			+ "with 'db revision \"...\"' if there is none, and begin the history with 'db init <version>':";

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		database.entities().run();
		terminal.err().println("Trying the migrations in a scratch database");
		Migrations migrations = database.migrations().get();
		DriftReport report = migrations.reportingTo(new Progress(terminal)).check();
		JsonObject json = new JsonObject().with("clean", report.isClean())
			.with("pending", new MigrationList(report.pending()).json())
			.with("entities", report.entities())
			.with("schema", report.schema())
			.with("undo", report.undo());
		return Answer.found(!report.isClean(), lines(report, migrations.current().isEmpty()), json);
	}

	private static List<String> lines(DriftReport report, boolean withoutHistory) {
		if (report.isClean()) {
			return List.of("Entities, migrations and schema agree");
		}
		List<String> lines = new ArrayList<>();
		add(lines, "Pending; apply with 'db upgrade':", report.pending().stream().map(MigrationInfo::script).toList());
		add(lines, "Wanted by the entities and made by no migration; write one with 'db revision \"...\"':",
				report.entities());
		add(lines, withoutHistory ? NO_HISTORY : CHANGED, report.schema());
		add(lines, "Left behind by the U files; correct them:", report.undo());
		return lines;
	}

	private static void add(List<String> lines, String title, List<String> differences) {
		if (!differences.isEmpty()) {
			lines.add(title);
			differences.forEach((difference) -> lines.add("  " + difference));
		}
	}

}
