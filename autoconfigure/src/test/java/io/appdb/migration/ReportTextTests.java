package io.appdb.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what reports say to people.
 */
class ReportTextTests {

	private static final MigrationInfo POSTS = new MigrationInfo("2", "posts", "V2__posts.sql", MigrationState.PENDING,
			null, null);

	private static final MigrationInfo VIEW = new MigrationInfo(null, "view", "R__view.sql", MigrationState.PENDING,
			null, null);

	@Test
	void namesWhatRanAndBaseWhereThereIsNoVersion() {
		assertThat(new MigrationReport(null, "2", List.of(POSTS, VIEW)))
			.hasToString("from version base to 2: V2__posts.sql, R__view.sql");
		assertThat(new MigrationReport("2", null, List.of(POSTS))).hasToString("from version 2 to base: V2__posts.sql");
		assertThat(new MigrationReport("2", "2", List.of())).hasToString("nothing to do at version 2");
		assertThat(new MigrationReport(null, null, List.of())).hasToString("nothing to do at version base");
	}

	@Test
	void namesEachKindOfDrift() {
		DriftReport drift = new DriftReport(List.of(POSTS), List.of("table post: added"),
				List.of("column a.b: missing"), List.of("U2__posts.sql leaves table post: added"));
		assertThat(drift.toString().lines()).containsExactly("pending: V2__posts.sql",
				"not in the migrations: table post: added", "not as migrated: column a.b: missing",
				"not taken back: U2__posts.sql leaves table post: added");
		assertThat(drift.isClean()).isFalse();
	}

	@Test
	void isCleanWithoutAnyDriftOnly() {
		List<String> some = List.of("x");
		assertThat(new DriftReport(List.of(), List.of(), List.of(), List.of())).matches(DriftReport::isClean)
			.hasToString("entities, migrations and schema agree");
		assertThat(List.of(new DriftReport(List.of(POSTS), List.of(), List.of(), List.of()),
				new DriftReport(List.of(), some, List.of(), List.of()),
				new DriftReport(List.of(), List.of(), some, List.of()),
				new DriftReport(List.of(), List.of(), List.of(), some)))
			.noneMatch(DriftReport::isClean);
	}

	@Test
	void saysHowEachStepWent() {
		VerifyReport report = new VerifyReport(
				List.of(new VerifyReport.Step("upgrade to head", Duration.ZERO, List.of()),
						new VerifyReport.Step("downgrade to base", Duration.ZERO, List.of("a is left", "b is left"))));
		assertThat(report.toString().lines()).containsExactly("upgrade to head: well",
				"downgrade to base: a is left; b is left");
		assertThat(report.isSuccessful()).isFalse();
		assertThat(new VerifyReport(report.steps().subList(0, 1)).isSuccessful()).isTrue();
	}

	@Test
	void namesTheFilesOfARevision() {
		assertThat(new Revision("2", "posts", Path.of("db/V2__posts.sql"), Path.of("db/U2__posts.sql"), List.of(),
				List.of(), List.of()))
			.hasToString("version 2: V2__posts.sql, U2__posts.sql");
	}

}
