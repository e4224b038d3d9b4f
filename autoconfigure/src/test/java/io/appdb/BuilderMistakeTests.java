package io.appdb;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of what a builder refuses as soon as it is told.
 */
class BuilderMistakeTests {

	@Test
	void namesAnEchoThatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> DatabaseManager.builder().echo("verbose"))
			.withMessage("echo(\"verbose\"): use one of off, sql, bind");
	}

	@Test
	void refusesAClassThatIsNotMapped() {
		assertThatIllegalArgumentException().isThrownBy(() -> DatabaseManager.builder().entities(String.class))
			.withMessage("entities(): java.lang.String has neither @Entity nor @MappedSuperclass, @Embeddable or "
					+ "@Converter: take it out, or map it");
	}

}
