package io.appdb.migration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TargetTests {

	@ParameterizedTest
	@CsvSource({ "1, 1", "1.4, 1.4", "1_4, 1.4", "20261101123000, 20261101123000" })
	void readsAVersion(String text, String version) {
		assertThat(Target.version(text, "").getVersion()).isEqualTo(version);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "v1", "1.", ".1", "1..2", "-1", "+1", "1.x", " 1", "head", "1,2" })
	void refusesWhatIsNoVersion(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Target.version(text, "or 'base' for none"))
			.withMessage("'" + text + "' is not a version: use one like 2 or 1.4, or 'base' for none");
	}

	@Test
	void namesNoOtherWordsWhereThereAreNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> Target.version("x", ""))
			.withMessage("'x' is not a version: use one like 2 or 1.4");
	}

	@ParameterizedTest
	@CsvSource({ "-1, -, true", "-123456789, -, true", "+1, +, true", "+1, -, false", "-1, +, false", "1, +, false",
			"-, -, false", "--1, -, false", "-1.5, -, false", "-1234567890, -, false" })
	void tellsStepsFromOtherWords(String text, char sign, boolean steps) {
		assertThat(Target.isSteps(text, sign)).isEqualTo(steps);
	}

	@Test
	void readsAsManyStepsAsThereAre() {
		assertThat(Target.steps("-1", 3, "applied")).isEqualTo(1);
		assertThat(Target.steps("+3", 3, "pending")).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			-4 | 3 | '-4' is not possible: 3 migrations are applied, so use -1 to -3
			-0 | 3 | '-0' is not possible: 3 migrations are applied, so use -1 to -3
			+1 | 0 | '+1' is not possible: 0 migrations are applied
			""")
	void saysHowManyStepsThereAre(String text, int available, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> Target.steps(text, available, "applied"))
			.withMessage(message);
	}

}
