package io.appdb.schema.diff;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.appdb.schema.diff.TableDrafts.column;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same condition as PostgreSQL prints it in several ways.
 */
class PostgreSqlTextTests {

	private final PostgreSqlText text = PostgreSqlText
		.of(List.of(column("name", "varchar(50)"), column("First Name", "text"), column("num", "integer")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "((name)::text <> ''::text)|name <> ''",
			"((name)::text = 'a b'::text)|name = 'a b'",
			"(\"First Name\")::text = 'x'::character varying(9)|\"First Name\" = 'x'",
			"((num)::text = '1'::text)|(num)::text = '1'", "(num > (5)::numeric)|num > 5",
			"(num / (5)::numeric)|num / (5)::numeric",
			"((name)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))|name in ('a', 'b')",
			"((name)::text <> ALL (ARRAY['a'::text, 'b'::text]))|name not in ('a', 'b')",
			"((name)::text ~~ 'a%'::text)|name like 'a%'", "((name)::text !~~* 'a%'::text)|name not ilike 'a%'",
			"(((num >= 0) AND (num <= 5)) AND (num <> 3))|(num >= 0) AND (num <= 5) AND (num <> 3)",
			"((num > 0) OR ((num < 5) AND (num <> 3)))|(num > 0) OR ((num < 5) AND (num <> 3))", "'-7'::integer|-7",
			"'-1.5'::numeric|-1.5", "'x ::text y'::text|'x ::text y'" })
	void bringsAnExpressionIntoOneForm(String printed, String expected) {
		assertThat(this.text.normalized(printed)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "((1 > 0) AND (2 > 1))|((1 > 0) AND (2 > 1))",
			"'a and b'::text|'a and b'", "nextval('numbers'::regclass)|nextval('numbers'::regclass)" })
	void putsADefaultThatIsAConditionIntoParentheses(String printed, String expected) {
		assertThat(this.text.normalizedDefault(printed)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "((a AND b) AND c)|(a AND b AND c)", "((a OR b) AND c)|((a OR b) AND c)",
					"(a AND (b AND (c AND d)))|(a AND b AND c AND d)", "f((a AND b) AND c)|f(a AND b AND c)",
					"CASE WHEN ((a AND b) AND c) THEN 1 ELSE 2 END|CASE WHEN (a AND b AND c) THEN 1 ELSE 2 END",
					"(NOT (a AND b) AND c)|(NOT (a AND b) AND c)", "\"AND\" (a AND b)|\"AND\" (a AND b)" })
	void flattensConditionsOfTheSameWord(String condition, String expected) {
		assertThat(PostgreSqlConditions.flattened(condition)).isEqualTo(expected);
	}

	@Test
	void leavesOneFormAsItIs() {
		String once = this.text.normalized("(((name)::text = 'a'::text) AND ((num >= 0) AND (num <= 5)))");
		assertThat(this.text.normalized(once)).isEqualTo(once);
	}

}
