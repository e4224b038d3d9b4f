package io.appdb.migration;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UndoSealTests {

	private static final String DROP = "drop table item;";

	private static final int OWN = UndoSeal.checksum(List.of(DROP));

	@Test
	void isNotNeeded() {
		assertThat(UndoSeal.problem(List.of("-- by hand", DROP), 1)).isNull();
		assertThat(UndoSeal.problem(List.of(), 1)).isNull();
	}

	@Test
	void matchesTheChecksumThatWasApplied() {
		List<String> lines = List.of("-- appdb: undoes checksum -5", DROP);
		assertThat(UndoSeal.problem(lines, -5)).isNull();
		assertThat(UndoSeal.problem(lines, null)).isNull();
		assertThat(UndoSeal.problem(lines, 5))
			.isEqualTo("was written for a V file with checksum -5, and the one applied "
					+ "has 5: check that it takes back what was applied, then write that number into its line");
	}

	@Test
	void matchesTheOtherLinesOfTheFile() {
		String seal = "-- appdb: undoes checksum 5, own checksum " + OWN;
		assertThat(UndoSeal.problem(List.of(seal, DROP), 5)).isNull();
		assertThat(UndoSeal.problem(List.of(DROP, seal + "  "), 5)).isNull();
		assertThat(UndoSeal.problem(List.of(seal, "drop table other;"), 5))
			.startsWith("has changed: its line says 'own checksum " + OWN + "', and it is ")
			.endsWith("now: if the change is meant, write that number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- appdb:", "-- appdb: undoes checksum", "-- appdb: undoes checksum x",
			"-- appdb: undoes checksum 12345678901", "-- appdb: undoes checksum 5 own checksum 6",
			"-- appdb: undoes checksum 5, own checksum", "-- appdb: takes back 5" })
	void saysWhatALineThatCannotBeReadShouldBe(String line) {
		assertThat(UndoSeal.problem(List.of(line, DROP), 5)).isEqualTo("has a line '" + line
				+ "' that is not the one '-- appdb: undoes checksum <number>' or '…, own checksum <number>'");
	}

	@Test
	void standsInOneLineOnly() {
		String seal = "-- appdb: undoes checksum 5";
		assertThat(UndoSeal.problem(List.of(seal, DROP, seal), 5)).startsWith("has a line '" + seal + "' that is not");
	}

	@Test
	void countsEveryOtherLineAndNoEndOfALine() {
		assertThat(UndoSeal.checksum(List.of("ab"))).isEqualTo(UndoSeal.checksum(List.of("a", "b")));
		assertThat(UndoSeal.checksum(List.of("a", "-- appdb: x"))).isEqualTo(UndoSeal.checksum(List.of("a")));
		assertThat(UndoSeal.checksum(List.of("a"))).isNotEqualTo(UndoSeal.checksum(List.of("a ")));
	}

}
