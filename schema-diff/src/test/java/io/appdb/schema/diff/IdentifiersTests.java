package io.appdb.schema.diff;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdentifiersTests {

	private static final Identifiers SMALL = new Identifiers('"', Pattern.compile("[a-z_][a-z0-9_]*"),
			Set.of("order", "user"));

	private static final Identifiers FOLDED = new Identifiers('"', Pattern.compile("[A-Z_][A-Z0-9_]*"), Set.of("order"),
			true);

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', value = { "person,person", "order,\"order\"", "Person,\"Person\"", "a b,\"a b\"",
			"a\"b,\"a\"\"b\"", "1st,\"1st\"" })
	void quotesWhatNeedsIt(String name, String expected) {
		assertThat(SMALL.name(name)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', value = { "PERSON,person", "ORDER,\"ORDER\"", "person,\"person\"" })
	void writesCapitalNamesSmallWhereTheDatabaseFoldsThem(String name, String expected) {
		assertThat(FOLDED.name(name)).isEqualTo(expected);
	}

	@Test
	void namesTheSchemaOfATableThatIsElsewhere() {
		assertThat(SMALL.name(new TableName("user", "item"))).isEqualTo("\"user\".item");
		assertThat(SMALL.name(TableName.of("item"))).isEqualTo("item");
		assertThat(SMALL.names(List.of("a", "order"))).isEqualTo("a, \"order\"");
	}

	@Test
	void leavesQuotesInExpressionsOnlyWhereTheyAreNeeded() {
		assertThat(FOLDED.readable("\"AGE\" > 0 and \"ORDER\" <> '\"AGE\"' and \"Mixed\" is null"))
			.isEqualTo("age > 0 and \"ORDER\" <> '\"AGE\"' and \"Mixed\" is null");
	}

}
