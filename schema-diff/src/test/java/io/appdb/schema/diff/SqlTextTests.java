package io.appdb.schema.diff;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTextTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', delimiterString = "=>",
			value = { "a > 0 => b > 0", "\"a\" > 0 => \"b\" > 0", "`a` > 0 => `b` > 0", "a = 'a' => b = 'a'",
					"aa > a => aa > b", "a = 'it''s a' and a <> 7 => b = 'it''s a' and b <> 7",
					"lower(a) || a$ => lower(b) || a$", "\"a\"\"\" > a => \"a\"\"\" > b" })
	void renamesNamesAndNoTexts(String expression, String expected) {
		assertThat(SqlText.renamed(expression, (name) -> name.equals("a") ? "b" : name)).isEqualTo(expected);
	}

	@Test
	void putsQuotesAroundANewNameThatNeedsThem() {
		Map<String, String> names = Map.of("a", "order no", "b", "say \"it\"");
		assertThat(SqlText.renamed("a < \"b\"", (name) -> names.getOrDefault(name, name)))
			.isEqualTo("\"order no\" < \"say \"\"it\"\"\"");
	}

	@Test
	void findsNamesOfColumnsAndFunctions() {
		assertThat(SqlText.identifiers("lower(\"First Name\") <> 'none' and `age` > 7"))
			.containsExactlyInAnyOrder("lower", "First Name", "and", "age");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', delimiter = '|', value = { "(a)|a", " ((a + b)) |a + b", "(a) + (b)|(a) + (b)",
			"(a = ')')|a = ')'", "((a)) or (b)|((a)) or (b)", "a|a", "(a = \")(\")|a = \")(\"" })
	void takesAwayOnlyParenthesesAroundTheWhole(String expression, String expected) {
		assertThat(SqlText.withoutOuterParentheses(expression)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', delimiterString = "=>", value = { "A = 'B' => a = 'B'",
			"'A' || A || 'it''s A' => 'A' || a || 'it''s A'", "'A' => 'A'", "A = '' => a = ''" })
	void changesNothingInTexts(String expression, String expected) {
		assertThat(SqlText.outsideLiterals(expression, (text) -> text.replace("A", "a"))).isEqualTo(expected);
	}

	@Test
	void doublesQuotes() {
		assertThat(SqlText.literal("it's")).isEqualTo("'it''s'");
		assertThat(SqlText.quoted("a`b", '`')).isEqualTo("`a``b`");
	}

}
