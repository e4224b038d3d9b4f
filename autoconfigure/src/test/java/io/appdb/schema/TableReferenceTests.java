package io.appdb.schema;

import io.appdb.schema.TableReference.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableReferenceTests {

	@Test
	void readsOnePart() {
		assertThat(TableReference.parse("Users").parts()).containsExactly(new Part("Users", false));
	}

	@Test
	void readsQualifiers() {
		assertThat(TableReference.parse("a.b.c").parts()).containsExactly(new Part("a", false), new Part("b", false),
				new Part("c", false));
	}

	@Test
	void readsDotsInsideQuotesAsText() {
		assertThat(TableReference.parse("audit.\"a.b\"").parts()).containsExactly(new Part("audit", false),
				new Part("a.b", true));
		assertThat(TableReference.parse("`a.b`").parts()).containsExactly(new Part("a.b", true));
	}

	@Test
	void readsAnUnclosedQuoteAsText() {
		assertThat(TableReference.parse("\"users").parts()).containsExactly(new Part("\"users", false));
	}

}
