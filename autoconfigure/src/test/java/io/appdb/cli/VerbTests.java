package io.appdb.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.appdb.engine.DatabaseUrl;
import io.appdb.migration.DriftReport;
import io.appdb.migration.MigrationInfo;
import io.appdb.migration.MigrationState;
import io.appdb.migration.Revision;
import io.appdb.migration.RevisionOptions;
import io.appdb.migration.RevisionSource;
import io.appdb.migration.VerifyReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of the verbs on migrations that only remember what was asked of them.
 */
class VerbTests {

	private final FakeMigrations migrations = new FakeMigrations();

	private RecordedTerminal terminal = RecordedTerminal.alone();

	private boolean dropAllowed = true;

	private int entitiesRead;

	@ParameterizedTest
	@CsvSource({ "upgrade, upgrade head", "upgrade head, upgrade head", "upgrade 2.1, upgrade 2.1",
			"upgrade +2, upgrade +2", "downgrade -1 --yes, downgrade -1", "downgrade --yes -12, downgrade -12",
			"downgrade 1 -y --force, downgrade 1 forced", "downgrade base --yes --json, downgrade base",
			"stamp 3, stamp 3", "stamp base --yes, stamp base", "init 4, init 4", "sql, sql current head",
			"sql 1:3, sql 1 3", "sql :2, sql current 2", "sql 2:, sql 2 head", "sql head:base, sql head base" })
	void callsWhatTheArgumentsSay(String arguments, String call) {
		Answer answer = run(arguments.split(" "));
		assertThat(this.migrations.calls).containsExactly(call);
		assertThat(answer.code()).isEqualTo(ExitCode.DONE);
		assertThat(this.entitiesRead).isZero();
	}

	@Test
	void saysHowFarItMoved() {
		assertThat(run("upgrade").lines()).containsExactly("Upgraded from base to 3: 3 migrations");
		assertThat(run("downgrade", "base", "--yes").lines())
			.containsExactly("Downgraded from 3 to base: 3 migrations");
		assertThat(json(run("upgrade")).path("migrations")).hasSize(3);
	}

	@Test
	void printsHistoryInColumns() {
		assertThat(run("history").lines()).containsExactly(
				"Version  Description  State    Installed on         Duration  Script",
				"1        step 1       applied  2026-11-01 12:30:05  12 ms     V1__step.sql",
				"2        step 2       applied  2026-11-01 12:30:05  12 ms     V2__step.sql",
				"3        step 3       applied  2026-11-01 12:30:05  12 ms     V3__step.sql");
		JsonNode first = json(run("history")).path("migrations").path(0);
		assertThat(first.path("version").asString()).isEqualTo("1");
		assertThat(first.path("state").asString()).isEqualTo("applied");
		assertThat(first.path("installedOn").asString()).startsWith("2026-11-01T12:30:05");
		assertThat(first.path("durationMillis").asInt()).isEqualTo(12);
	}

	@Test
	void printsTheCurrentVersion() {
		assertThat(run("current").lines()).containsExactly("3");
		this.migrations.history = List.of();
		assertThat(run("current").lines()).containsExactly("base");
		assertThat(json(run("current")).path("version").isNull()).isTrue();
		assertThat(run("history").lines()).containsExactly("Nothing has run");
	}

	@Test
	void endsWithTwoWhereMigrationsArePending() {
		assertThat(run("pending").code()).isEqualTo(ExitCode.DONE);
		this.migrations.pending = List.of(FakeMigrations.pending("4"));
		Answer answer = run("pending");
		assertThat(answer.code()).isEqualTo(ExitCode.DIFFERENT);
		assertThat(answer.lines()).containsExactly("Version  Description  Script",
				"4        step 4       V4__step.sql");
		assertThat(json(answer).path("migrations").path(0).path("installedOn").isNull()).isTrue();
	}

	@Test
	void endsWithTwoWhereSomethingDiffers() {
		Answer clean = run("check");
		assertThat(clean.code()).isEqualTo(ExitCode.DONE);
		assertThat(this.entitiesRead).isEqualTo(1);
		this.migrations.drift = new DriftReport(List.of(FakeMigrations.pending("4")), List.of("table post: added"),
				List.of("column users.nick: missing"), List.of("U3__tags.sql leaves table tag: added"));
		Answer answer = run("check");
		assertThat(answer.code()).isEqualTo(ExitCode.DIFFERENT);
		assertThat(answer.lines()).contains("  V4__step.sql", "  table post: added", "  column users.nick: missing")
			.anyMatch((line) -> line.contains("'db upgrade'"))
			.anyMatch((line) -> line.contains("'db revision"));
		assertThat(json(answer).path("clean").asBoolean()).isFalse();
		assertThat(json(answer).path("entities").path(0).asString()).isEqualTo("table post: added");
		assertThat(json(answer).path("schema").path(0).asString()).isEqualTo("column users.nick: missing");
		assertThat(answer.lines()).contains("  U3__tags.sql leaves table tag: added");
		assertThat(json(answer).path("undo").path(0).asString()).isEqualTo("U3__tags.sql leaves table tag: added");
	}

	@Test
	void pointsToInitWhereNoMigrationHasRun() {
		this.migrations.drift = new DriftReport(List.of(), List.of(), List.of("table post: added"), List.of());
		assertThat(run("check").lines()).noneMatch((line) -> line.contains("'db init"));
		this.migrations.history = List.of();
		assertThat(run("check").lines()).anyMatch((line) -> line.contains("'db init <version>'"))
			.noneMatch((line) -> line.contains("change it back"));
	}

	@Test
	void endsWithTwoWhereVerifyingWentWrong() {
		VerifyReport.Step up = new VerifyReport.Step("upgrade to head", Duration.ofMillis(5), List.of());
		this.migrations.verified = new VerifyReport(List.of(up));
		assertThat(run("verify").code()).isEqualTo(ExitCode.DONE);
		VerifyReport.Step down = new VerifyReport.Step("downgrade to base", Duration.ofSeconds(11),
				List.of("U2__x.sql is missing"));
		this.migrations.verified = new VerifyReport(List.of(up, down));
		Answer answer = run("verify");
		assertThat(answer.code()).isEqualTo(ExitCode.DIFFERENT);
		assertThat(answer.lines()).containsExactly("Step               Result  Duration",
				"upgrade to head    ok      5 ms", "downgrade to base  failed  11 s",
				"downgrade to base: U2__x.sql is missing");
		assertThat(json(answer).path("steps").path(1).path("problems").path(0).asString())
			.isEqualTo("U2__x.sql is missing");
	}

	@Test
	void writesNoFileWhenNothingDiffers() {
		Answer answer = run("revision", "add posts");
		assertThat(this.migrations.calls).containsExactly("revision add posts");
		assertThat(this.migrations.options).isEqualTo(RevisionOptions.defaults());
		assertThat(this.entitiesRead).isEqualTo(1);
		assertThat(answer.lines()).containsExactly("Nothing differs, so nothing was written");
		assertThat(json(answer).path("written").asBoolean()).isFalse();
	}

	@Test
	void handsEveryOptionOfARevisionOver() {
		run("revision", "--message=add posts", "--rename", "users.nick=nickname", "--rename=post=article", "--ignore",
				"batch_*", "--ignore=quartz_*", "--source", "database", "--rev-version", "2.1", "--dir", "src/sql");
		assertThat(this.migrations.options).isEqualTo(RevisionOptions.defaults()
			.withRename("users.nick", "nickname")
			.withRename("post", "article")
			.withIgnored("batch_*", "quartz_*")
			.withSource(RevisionSource.DATABASE)
			.withVersion("2.1")
			.withDirectory(Path.of("src/sql")));
	}

	@Test
	void readsNoEntitiesForAnEmptyRevision() {
		run("revision", "--empty", "by", "hand");
		assertThat(this.migrations.calls).containsExactly("revision by hand");
		assertThat(this.migrations.options).isEqualTo(RevisionOptions.defaults().withoutStatements());
		assertThat(this.entitiesRead).isZero();
	}

	@Test
	void printsFilesChangesWarningsAndTheCommandForRenames() {
		this.migrations.revision = Optional.of(new Revision("4", "nicknames", Path.of("db/V4__nicknames.sql"),
				Path.of("db/U4__nicknames.sql"), List.of("column users.nick: dropped", "column users.nickname: added"),
				List.of("column users.nick and its values are lost"), List.of("users.nick=nickname")));
		Answer answer = run("revision", "nicknames of \"users\"", "--ignore", "batch_*");
		String command = "db revision \"nicknames of \\\"users\\\"\" --rename users.nick=nickname --ignore \"batch_*\"";
		assertThat(answer.lines()).containsExactly("Version 4", "  db/V4__nicknames.sql", "  db/U4__nicknames.sql",
				"Changes", "  column users.nick: dropped", "  column users.nickname: added",
				"WARNING: column users.nick and its values are lost", "May have been renamed: users.nick=nickname",
				"If so, delete both files and run", "  " + command);
		JsonNode proposal = json(answer).path("proposals").path(0);
		assertThat(proposal.path("rename").asString()).isEqualTo("users.nick=nickname");
		assertThat(proposal.path("command").asString()).isEqualTo(command);
		assertThat(json(answer).path("warnings")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "y", " YES " })
	void takesBackWhatSomebodyAgreesTo(String yes) {
		this.terminal = RecordedTerminal.answering(yes);
		run("downgrade", "1");
		assertThat(this.terminal.questions)
			.containsExactly("Take back 2 migrations on jdbc:postgresql://db.example.org/shop? [y/N] ");
		assertThat(this.migrations.calls).containsExactly("downgrade 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "n", "yesterday" })
	void takesNothingBackOtherwise(String no) {
		this.terminal = RecordedTerminal.answering(no);
		assertThatIllegalStateException().isThrownBy(() -> run("downgrade", "-1")).withMessage("Nothing was done.");
		assertThat(this.terminal.questions).singleElement().asString().contains("1 migration ");
		assertThat(this.migrations.calls).isEmpty();
	}

	@Test
	void takesNothingBackWhereNobodyCanBeAsked() {
		assertThatIllegalStateException().isThrownBy(() -> run("downgrade", "base"))
			.withMessageContaining("3 migrations")
			.withMessageContaining("'--yes'");
		assertThat(this.migrations.calls).isEmpty();
	}

	@Test
	void doesNotAskForWhatIsRefusedAnyway() {
		this.dropAllowed = false;
		run("downgrade", "-1");
		assertThat(this.migrations.calls).containsExactly("downgrade -1");
		assertThatIllegalStateException().isThrownBy(() -> run("downgrade", "-1", "--force"))
			.withMessageContaining("'--yes'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-0", "-4", "2.5", "4", "nonsense" })
	void doesNotAskForATargetThatIsRefusedAnyway(String target) {
		run("downgrade", target);
		assertThat(this.terminal.questions).isEmpty();
		assertThat(this.migrations.calls).containsExactly("downgrade " + target);
	}

	@Test
	void asksForTheWayBackToTheBaseline() {
		MigrationInfo baseline = FakeMigrations.applied("1");
		this.migrations.history = List.of(new MigrationInfo("1", "begin", baseline.script(), MigrationState.BASELINE,
				baseline.installedOn(), baseline.duration()), FakeMigrations.applied("2"));
		this.terminal = RecordedTerminal.answering("y");
		run("downgrade", "1");
		assertThat(this.terminal.questions).singleElement().asString().contains("1 migration ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify", "check", "revision posts" })
	void showsWhatRunsInScratchDatabases(String arguments) {
		run(arguments.split(" "));
		assertThat(this.terminal.errors().lines()).contains("Running V1__step.sql", "Done in 7 ms");
	}

	@Test
	void asksBeforeVersionsLeaveTheHistory() {
		this.terminal = RecordedTerminal.answering("y");
		run("stamp", "1");
		assertThat(this.terminal.questions).singleElement().asString().contains("Remove 2 migrations from the history");
		assertThatIllegalStateException().isThrownBy(() -> {
			this.terminal = RecordedTerminal.alone();
			run("stamp", "base");
		}).withMessageContaining("3 migrations");
		assertThat(this.migrations.calls).containsExactly("stamp 1");
	}

	@Test
	void doesNotAskForAVersionThatStampRefuses() {
		this.terminal = RecordedTerminal.answering("y");
		run("stamp", "2.5");
		assertThat(this.terminal.questions).isEmpty();
		assertThat(this.migrations.calls).containsExactly("stamp 2.5");
	}

	@Test
	void printsAScriptAsItIs() {
		assertThat(run("sql", "1:2").lines()).containsExactly("select 1;", "select 2;");
		assertThat(json(run("sql", "1:2")).path("script").asString()).isEqualTo("select 1;\nselect 2;\n");
		assertThatIllegalArgumentException().isThrownBy(() -> run("sql", "3"))
			.withMessageContaining("'3' is no range")
			.withMessageContaining("1:3");
	}

	private Answer run(String... arguments) {
		ParsedCommand parsed = new CommandParser(this.terminal).parse(List.of(arguments));
		Verb verb = parsed.verb();
		assertThat(verb).as(this.terminal.errors()).isNotNull();
		CommandLineDatabase database = new CommandLineDatabase(DatabaseUrl.parse("postgresql://db.example.org/shop"),
				this.dropAllowed, () -> this.migrations, () -> this.entitiesRead++);
		return verb.run(database, this.terminal);
	}

	private static JsonNode json(Answer answer) {
		return JsonMapper.shared().readTree(answer.json().text());
	}

}
