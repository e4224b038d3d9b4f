package io.appdb.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.appdb.migration.Revision;
import io.appdb.migration.RevisionOptions;
import io.appdb.migration.RevisionSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes the next migration. Made for one command; picocli fills it.
 */
@Command(name = "revision",
		description = {
				"Write the migration from what the migrations produce to what the entities want, and the one back.",
				"Nothing is written when nothing differs." })
final class RevisionVerb implements Verb {

	@ArgGroup(multiplicity = "1")
	private Message message = new Message();

	@Option(names = "--rename", paramLabel = "<old>=<new>",
			description = "What has another name now: users=people for a table, users.nick=nickname for a column.")
	private Map<String, String> renames = new LinkedHashMap<>();

	@Option(names = "--ignore", paramLabel = "<table>",
			description = "Leave tables alone, or with table.index one index; * stands for any letters.")
	private List<String> ignored = new ArrayList<>();

	@Option(names = "--empty", description = "Write two files without statements, for SQL by hand.")
	private boolean empty;

	@Option(names = "--source", paramLabel = "migrations|database", defaultValue = "migrations",
			description = "What the entities are compared with. Default: ${DEFAULT-VALUE}")
	private RevisionSource source = RevisionSource.MIGRATIONS;

	@Option(names = "--rev-version", paramLabel = "<version>", description = "Version of the files. Default: the next.")
	private @Nullable String version;

	@Option(names = "--dir", paramLabel = "<directory>", description = "Where the files are written.")
	private @Nullable Path directory;

	@Override
	public Answer run(CommandLineDatabase database, Terminal terminal) {
		RevisionOptions options = options();
		if (!this.empty) {
			database.entities().run();
		}
		terminal.err().println(this.empty ? "Writing two files" : "Comparing the entities");
		String text = this.message.text();
		Optional<Revision> written = database.migrations()
			.get()
			.reportingTo(new Progress(terminal))
			.revision(text, options);
		return written.map((revision) -> new WrittenRevision(revision, text, options).answer())
			.orElseGet(() -> Answer.done(List.of("Nothing differs, so nothing was written"),
					new JsonObject().with("written", false)));
	}

	private RevisionOptions options() {
		return new RevisionOptions(this.empty, this.renames, new LinkedHashSet<>(this.ignored), this.source,
				this.version, this.directory);
	}

	/**
	 * What it is about, as words or, in the manner of Alembic, as an option. Made for one
	 * command; picocli fills it.
	 */
	static final class Message {

		@Parameters(arity = "1..*", paramLabel = "<message>",
				description = "What it is about, as in \"add posts\"; it names the files.")
		private List<String> words = new ArrayList<>();

		@Option(names = { "-m", "--message" }, paramLabel = "<message>", description = "The same as an option.")
		private String option = "";

		String text() {
			return this.words.isEmpty() ? this.option : String.join(" ", this.words);
		}

	}

}
