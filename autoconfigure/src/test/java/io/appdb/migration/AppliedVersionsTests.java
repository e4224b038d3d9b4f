package io.appdb.migration;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is said beforehand that a call takes away: the history has a baseline,
 * one version that is missing its file, one that failed, and a repeatable migration.
 */
class AppliedVersionsTests {

	private final AppliedVersions versions = new AppliedVersions(Stream
		.of(info("1", MigrationState.BASELINE), info("2", MigrationState.APPLIED), info("2.5", MigrationState.MISSING),
				info(null, MigrationState.APPLIED), info("10", MigrationState.FAILED),
				info("11", MigrationState.REMOVED))
		.toList());

	@ParameterizedTest
	@CsvSource({ "base, 3", "1, 3", "2, 2", "2.0, 2", "2.5, 1", "2_5, 1", "-1, 1", "-3, 3" })
	void countWhatADowngradeTakesBack(String target, int count) {
		assertThat(this.versions.takenBackTo(target)).isEqualTo(count);
	}

	@ParameterizedTest
	@CsvSource({ "-4", "-0", "10", "11", "3", "0.5", "+1", "head", "''", "nonsense" })
	void countNothingWhereADowngradeRefuses(String target) {
		assertThat(this.versions.takenBackTo(target)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "base, 3", "1, 3", "2, 2", "2.5, 1", "10, 0", "11, 0", "-1, 0", "7, 0", "nonsense, 0" })
	void countWhatAStampRemoves(String target, int count) {
		assertThat(this.versions.above(target)).isEqualTo(count);
	}

	@Test
	void countNothingInAnEmptyHistory() {
		AppliedVersions none = new AppliedVersions(List.of());
		assertThat(none.takenBackTo("base")).isZero();
		assertThat(none.takenBackTo("-1")).isZero();
		assertThat(none.above("base")).isZero();
	}

	private static MigrationInfo info(@Nullable String version, MigrationState state) {
		return new MigrationInfo(version, "step", "step.sql", state, null, null);
	}

}
