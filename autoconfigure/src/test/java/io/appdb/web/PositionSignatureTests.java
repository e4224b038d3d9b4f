package io.appdb.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link PositionSignature}.
 */
class PositionSignatureTests {

	private final PositionSignature signature = new PositionSignature("of all instances");

	@Test
	void verifiesWhatItHasSigned() {
		String signed = this.signature.sign("default=p0/3000060\n");
		assertThat(signed).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
		assertThat(this.signature.verify(signed)).isEqualTo("default=p0/3000060\n");
		assertThat(new PositionSignature("of all instances").verify(signed)).isNotNull();
		assertThat(new PositionSignature("of others").verify(signed)).isNull();
		assertThat(new PositionSignature(null).verify(signed)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "a", "a.b", "ZGVmYXVsdA.", "%%.%%", "ZGVmYXVsdA.ZGVmYXVsdA" })
	void refusesTheRest(String text) {
		assertThat(this.signature.verify(text)).isNull();
	}

}
