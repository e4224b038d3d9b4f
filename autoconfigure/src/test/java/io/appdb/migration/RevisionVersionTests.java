package io.appdb.migration;

import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RevisionVersionTests {

	@ParameterizedTest
	@CsvSource({ "'', 1", "1, 2", "1 2 9, 10", "9 10, 11", "1.4, 1.5", "1.9, 1.10", "1.4 2, 3", "2 10.0.9, 10.0.10",
			"99999999999, 100000000000", "001, 002", "0099, 0100", "1.09, 1.10", "999, 1000" })
	void isTheOneBehindTheLast(String taken, String next) {
		assertThat(choose(taken, null)).isEqualTo(next);
	}

	@Test
	void isTheTimeWhereTheLastOneIsATime() {
		assertThat(choose("20200101120000", null)).hasSize(14).isGreaterThan("20261101000000").startsWith("20");
		assertThat(choose("202001011200", null)).hasSize(12).isGreaterThan("202611010000");
	}

	@Test
	void isAboveATimeThatIsStillToCome() {
		assertThat(choose("99991231235959", null)).isEqualTo("99991231235960");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4", "3.1", "3_1", "10" })
	void isWhatIsGivenAboveTheLast(String given) {
		assertThat(choose("1 2 3", given)).isEqualTo(given.replace('_', '.'));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			3   | Version 3 is taken: leave it out for the next one
			3.0 | Version 3.0 is taken: leave it out for the next one
			2.5 | Version 2.5 is below 3, the last one, so it would never run: leave it out for the next one
			x   | 'x' is not a version: use one like 2 or 1.4
			""")
	void saysWhyAGivenOneIsNotPossible(String given, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> choose("1 2 3", given)).withMessage(message);
	}

	private static String choose(String taken, @Nullable String given) {
		List<MigrationVersion> versions = Stream.of(taken.split(" "))
			.filter((version) -> !version.isEmpty())
			.map(MigrationVersion::fromVersion)
			.toList();
		return new RevisionVersion(versions).choose(given);
	}

}
