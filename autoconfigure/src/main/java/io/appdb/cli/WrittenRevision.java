package io.appdb.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

import io.appdb.migration.Revision;
import io.appdb.migration.RevisionOptions;
import io.appdb.migration.RevisionSource;

/**
 * A revision that was written, as people and programs read it. Immutable.
 *
 * @param revision what was written
 * @param message what it is about
 * @param options how it was made
 */
record WrittenRevision(Revision revision, String message, RevisionOptions options) {

	Answer answer() {
		JsonObject json = new JsonObject().with("written", true)
			.with("version", this.revision.version())
			.with("description", this.revision.description())
			.with("upgrade", this.revision.upgrade().toString())
			.with("downgrade", this.revision.downgrade().toString())
			.with("changes", this.revision.changes())
			.with("warnings", this.revision.warnings())
			.with("proposals", proposals());
		return Answer.done(lines(), json);
	}

	private List<JsonObject> proposals() {
		return this.revision.proposals()
			.stream()
			.map((rename) -> new JsonObject().with("rename", rename).with("command", command(List.of(rename))))
			.toList();
	}

	private List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("Version " + this.revision.version());
		lines.add("  " + this.revision.upgrade());
		lines.add("  " + this.revision.downgrade());
		if (!this.revision.changes().isEmpty()) {
			lines.add("Changes");
			this.revision.changes().forEach((change) -> lines.add("  " + change));
		}
		this.revision.warnings().forEach((warning) -> lines.add("WARNING: " + warning));
		if (!this.revision.proposals().isEmpty()) {
			lines.add("May have been renamed: " + String.join(", ", this.revision.proposals()));
			lines.add("If so, delete both files and run");
			lines.add("  " + command(this.revision.proposals()));
		}
		return lines;
	}

	/**
	 * The command that was given, with more renames.
	 */
	private String command(List<String> more) {
		List<String> words = new ArrayList<>(List.of("db", "revision", quoted(this.message)));
		new TreeMap<>(this.options.renames()).forEach((from, to) -> add(words, "--rename", from + "=" + to));
		more.forEach((rename) -> add(words, "--rename", rename));
		new TreeSet<>(this.options.ignored()).forEach((table) -> add(words, "--ignore", table));
		if (this.options.source() != RevisionSource.MIGRATIONS) {
			add(words, "--source", this.options.source().name().toLowerCase(Locale.ROOT));
		}
		if (this.options.version() != null) {
			add(words, "--rev-version", this.options.version());
		}
		if (this.options.directory() != null) {
			add(words, "--dir", this.options.directory().toString());
		}
		return String.join(" ", words);
	}

	private static void add(List<String> words, String option, String value) {
		words.add(option);
		words.add(quoted(value));
	}

	private static String quoted(String word) {
		return word.matches("[\\w./=:+-]+") ? word : "\"" + word.replace("\"", "\\\"") + "\"";
	}

}
