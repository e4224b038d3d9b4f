package io.appdb.cli;

import java.util.ArrayList;
import java.util.List;

import io.appdb.migration.VerifyReport;
import picocli.CommandLine.Command;

/**
 * Tries the migrations in a scratch database. Made for one command; picocli fills it.
 */
@Command(name = "verify",
		description = { "Try all migrations in a scratch database: up, compare with the entities, down, and up again.",
				"Exit code 2 if something came out wrong." })
final class VerifyVerb implements Verb {

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		database.entities().run();
		terminal.err().println("Trying the migrations in a scratch database");
		VerifyReport report = database.migrations().get().reportingTo(new Progress(terminal)).verify();
		JsonObject json = new JsonObject().with("successful", report.isSuccessful())
			.with("steps", report.steps().stream().map(VerifyVerb::json).toList());
		return Answer.found(!report.isSuccessful(), lines(report), json);
	}

	private static JsonObject json(VerifyReport.Step step) {
		return new JsonObject().with("name", step.name())
			.with("durationMillis", step.duration().toMillis())
			.with("problems", step.problems());
	}

	private static List<String> lines(VerifyReport report) {
		TextTable table = new TextTable("Step", "Result", "Duration");
		report.steps()
			.forEach((step) -> table.row(step.name(), step.isSuccessful() ? "ok" : "failed",
					MigrationList.text(step.duration())));
		List<String> lines = new ArrayList<>(table.lines());
		report.steps().forEach((step) -> step.problems().forEach((problem) -> lines.add(step.name() + ": " + problem)));
		return lines;
	}

}
