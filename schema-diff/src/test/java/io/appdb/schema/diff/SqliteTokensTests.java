package io.appdb.schema.diff;

import java.util.List;
import java.util.NoSuchElementException;

import io.appdb.schema.diff.SqliteTokens.Kind;
import io.appdb.schema.diff.SqliteTokens.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteTokensTests {

	private static final List<String> COLUMNS = List.of("name", "Age", "order");

	@Test
	void splitsATextIntoWhatSqliteSees() {
		assertThat(SqliteTokens.of("x'00ff' /* no -- */ -- 'rest'\n \"a\"\"b\" [c d] `e` 1.5e-3 0xFF || f->>g").rest())
			.containsExactly(new Token(Kind.STRING, "x'00ff'"), new Token(Kind.NAME, "\"a\"\"b\""),
					new Token(Kind.NAME, "[c d]"), new Token(Kind.NAME, "`e`"), new Token(Kind.NUMBER, "1.5e-3"),
					new Token(Kind.NUMBER, "0xFF"), new Token(Kind.SYMBOL, "||"), new Token(Kind.WORD, "f"),
					new Token(Kind.SYMBOL, "->>"), new Token(Kind.WORD, "g"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', value = { "plain,plain", "\"a\"\"b\",a\"b", "[c d],c d", "`e``f`,e`f", "'g',g" })
	void readsANameInAnyQuotes(String text, String expected) {
		assertThat(SqliteTokens.of(text).name()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', delimiterString = "=>",
			value = { "NAME<>''AND age>0 => name <> '' and Age > 0", "(( [name] = 'A' )) => name = 'A'",
					"\"age\"IN(1,2 ,3) => Age in (1, 2, 3)", "LOWER( name )||'x' => lower(name) || 'x'",
					"`order`  is  not null => \"order\" is not null", "age>-1 => Age > -1",
					"age - 1>+ 2 => Age - 1 > +2", "count( * ) => count(*)",
					"Case when age then 1 END => case when Age then 1 end",
					"name collate NOCASE => name collate nocase", "main.t => main.t" })
	void writesEachExpressionInOneForm(String text, String expected) {
		assertThat(SqliteTokens.text(SqliteTokens.of(text).rest(), COLUMNS, SqliteDiffDialect.IDENTIFIERS))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "VARCHAR ( 20 )|varchar(20)", "Numeric(10 , 2)|numeric(10,2)",
			"double   PRECISION|double precision", "unsigned big int|unsigned big int" })
	void writesEachTypeInOneForm(String text, String expected) {
		assertThat(SqliteTokens.type(SqliteTokens.of(text).rest())).isEqualTo(expected);
	}

	@Test
	void splitsAtCommasThatAreInNoParentheses() {
		SqliteTokens tokens = SqliteTokens.of("(a, b(c, d), 'e,f') rest");
		assertThat(SqliteTokens.parts(tokens.parenthesised())).hasSize(3);
		assertThat(tokens.accept("REST")).isTrue();
		assertThat(tokens.hasNext()).isFalse();
	}

	@Test
	void takesWordsOnlyTogether() {
		SqliteTokens tokens = SqliteTokens.of("not null \"default\"");
		assertThat(tokens.accept("not", "deferrable")).isFalse();
		assertThat(tokens.accept("not", "null")).isTrue();
		assertThat(tokens.isNext("default")).as("a name in quotes is no word").isFalse();
	}

	@Test
	void findsTheColumnsOfAnExpressionOnce() {
		assertThat(SqliteTokens.columns("age > 0 and AGE < 9 and name <> 'order' and x", COLUMNS))
			.containsExactly("Age", "name");
	}

	@Test
	void refusesATextThatEndsTooEarly() {
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> SqliteTokens.of("(a, (b)").parenthesised())
			.withMessageContaining("ends too early");
	}

}
