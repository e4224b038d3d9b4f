package io.appdb.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import java.util.stream.Stream;

import org.hibernate.id.IdentifierGenerationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class NumberIdentifierTests {

	static Stream<Object> identifiers() {
		return Stream.of(7L, 7, (short) 7, BigInteger.valueOf(7), BigDecimal.valueOf(7));
	}

	@ParameterizedTest
	@MethodSource("identifiers")
	void hasTheTypeOfTheMapping(Object identifier) {
		assertThat(NumberIdentifier.of(identifier.getClass(), 7)).isEqualTo(identifier);
	}

	@ParameterizedTest
	@CsvSource({ "java.lang.Integer, 2147483648", "java.lang.Integer, -2147483649", "java.lang.Short, 32768",
			"java.lang.Short, -32769" })
	void isNeverAnotherNumber(Class<?> type, long value) {
		assertThatExceptionOfType(IdentifierGenerationException.class)
			.isThrownBy(() -> NumberIdentifier.of(type, value))
			.withMessage("The identifier " + value + " does not fit into " + type.getSimpleName()
					+ ": use Long, BigInteger or BigDecimal in the mapping");
	}

	@Test
	void refusesATypeThatIsNoNumber() {
		assertThatIllegalStateException().isThrownBy(() -> NumberIdentifier.of(UUID.class, 1))
			.withMessage("An identifier of class java.util.UUID cannot be made by the database");
	}

}
