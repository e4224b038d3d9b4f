package io.appdb.schema.diff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MySqlTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "(`a` <> _utf8mb4'it\\'s')|`a` <> 'it''s'", "(`a` = _latin1 'x')|`a` = 'x'",
					"(`a` = _binary'x')|`a` = _binary'x'", "(`a'b` = 'c')|`a'b` = 'c'",
					"((`a` > 0) and (`b` < 1))|(`a` > 0) and (`b` < 1)", "(`a` = 'x\\\\y')|`a` = 'x\\\\y'",
					"(`a` like 'x\\%')|`a` like 'x\\\\%'" })
	void bringsAnExpressionIntoOneForm(String printed, String expected) {
		assertThat(MySqlText.normalized(printed)).isEqualTo(expected);
	}

	@Test
	void takesAwayTheEscapesAroundAWholeExpression() {
		assertThat(MySqlText.unescaped("(`a` <> _utf8mb4\\'x\\')")).isEqualTo("(`a` <> _utf8mb4'x')");
		assertThat(MySqlText.unescaped("a\\nb\\tc\\\\d")).isEqualTo("a\nb\tc\\d");
	}

	@Test
	void doublesBackslashesInTexts() {
		assertThat(MySqlText.literal("C:\\it's")).isEqualTo("'C:\\\\it''s'");
	}

	@ParameterizedTest
	@CsvSource(value = { "int unsigned,number", "varchar(50),text", "longblob,bytes", "datetime(6),moment",
			"'enum(''A'')',enum", "json,json", "time(3),time", "geometry,other" })
	void findsTheFamilyOfAType(String type, String family) {
		assertThat(ServerRules.family(type)).isEqualTo(family);
	}

}
