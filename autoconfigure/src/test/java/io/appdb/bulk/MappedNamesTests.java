package io.appdb.bulk;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MappedNamesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', textBlock = """
			post, post
			app.post, post
			shop.app.post, post
			"post", post
			`post`, post
			app."post", post
			"app"."my post", my post
			"app"."a.b", a.b
			`app`.`a.b`, a.b
			""")
	void areTheLastPartWithoutItsQuotes(String name, String last) {
		assertThat(MappedNames.unquoted(name)).isEqualTo(last);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', textBlock = """
			post, false
			app.post, false
			"app".post, false
			"post", true
			app.`post`, true
			""")
	void areQuotedWhereTheLastPartIs(String name, boolean quoted) {
		assertThat(MappedNames.isQuoted(name)).isEqualTo(quoted);
	}

}
