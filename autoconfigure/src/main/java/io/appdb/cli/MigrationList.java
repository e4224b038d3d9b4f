package io.appdb.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import io.appdb.migration.MigrationInfo;

/**
 * Migrations as people and programs read them. Immutable.
 *
 * @param migrations the migrations
 */
record MigrationList(List<MigrationInfo> migrations) {

	List<String> history() {
		TextTable table = new TextTable("Version", "Description", "State", "Installed on", "Duration", "Script");
		this.migrations.forEach((info) -> table.row(version(info), info.description(), state(info), installedOn(info),
				(info.duration() != null) ? text(info.duration()) : "-", info.script()));
		return table.lines();
	}

	List<String> pending() {
		TextTable table = new TextTable("Version", "Description", "Script");
		this.migrations.forEach((info) -> table.row(version(info), info.description(), info.script()));
		return table.lines();
	}

	List<JsonObject> json() {
		return this.migrations.stream().map(MigrationList::json).toList();
	}

	private static JsonObject json(MigrationInfo info) {
		return new JsonObject().with("version", info.version())
			.with("description", info.description())
			.with("script", info.script())
			.with("state", state(info))
			.with("installedOn", (info.installedOn() != null) ? info.installedOn().toString() : null)
			.with("durationMillis", (info.duration() != null) ? info.duration().toMillis() : null);
	}

	static String text(Duration duration) {
		long milliseconds = duration.toMillis();
		return (milliseconds < 10_000) ? milliseconds + " ms" : duration.toSeconds() + " s";
	}

	private static String version(MigrationInfo info) {
		return (info.version() != null) ? info.version() : "-";
	}

	private static String state(MigrationInfo info) {
		return info.state().name().toLowerCase(Locale.ROOT);
	}

	private static String installedOn(MigrationInfo info) {
		return (info.installedOn() != null)
				? info.installedOn().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ') : "-";
	}

}
