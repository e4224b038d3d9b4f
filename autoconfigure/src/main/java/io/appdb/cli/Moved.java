package io.appdb.cli;

import java.util.List;
import java.util.Objects;

import io.appdb.migration.MigrationReport;

/**
 * Words for an upgrade or a downgrade that is done. Stateless.
 */
final class Moved {

	private Moved() {
	}

	static Answer answer(String verb, MigrationReport report) {
		JsonObject json = new JsonObject().with("from", report.from())
			.with("to", report.to())
			.with("migrations", new MigrationList(report.migrations()).json());
		String to = Objects.requireNonNullElse(report.to(), "base");
		int count = report.migrations().size();
		String line = (count == 0) ? "Nothing to do at version " + to : verb + " from "
				+ Objects.requireNonNullElse(report.from(), "base") + " to " + to + ": " + migrations(count);
		return Answer.done(List.of(line), json);
	}

	static String migrations(int count) {
		return (count == 1) ? "1 migration" : count + " migrations";
	}

}
