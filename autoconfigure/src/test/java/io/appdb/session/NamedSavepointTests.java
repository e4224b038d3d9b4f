package io.appdb.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.transaction.TransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class NamedSavepointTests {

	private static final String LONGEST = "a".repeat(63);

	@ParameterizedTest
	@ValueSource(strings = { "a", "_", "before_import", "A1" })
	void isNestedAndHasItsName(String name) {
		NamedSavepoint savepoint = new NamedSavepoint(name);
		assertThat(savepoint.getName()).isEqualTo(name);
		assertThat(savepoint.getPropagationBehavior()).isEqualTo(TransactionDefinition.PROPAGATION_NESTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1a", "a-b", "a b", "a;drop table note", "\"a\"", "ä", "a\n" })
	void refusesWhatIsNoIdentifier(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new NamedSavepoint(name))
			.withMessageStartingWith("savepoint(): '" + name + "' is no name: use a letter or an underscore");
	}

	@Test
	void mayBeSixtyThreeCharactersLong() {
		assertThat(new NamedSavepoint(LONGEST).getName()).hasSize(63);
		assertThatIllegalArgumentException().isThrownBy(() -> new NamedSavepoint(LONGEST + "a"))
			.withMessageContaining("63 characters at most");
	}

	@Test
	@SuppressWarnings("NullAway")
	void refusesNoName() {
		assertThatNullPointerException().isThrownBy(() -> new NamedSavepoint(null))
			.withMessage("savepoint(): the name is null");
	}

}
