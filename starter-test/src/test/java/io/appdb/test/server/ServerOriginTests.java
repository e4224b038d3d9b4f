package io.appdb.test.server;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@link ServerOrigin}.
 */
class ServerOriginTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void takesContainersWhereDockerAnswers(String required) {
		assertThat(choose(required, () -> true)).isEqualTo(ServerOrigin.CONTAINERS);
		assertThat(choose(required, () -> false)).isEqualTo(ServerOrigin.EMBEDDED);
	}

	@Test
	void takesEmbeddedWithoutAskingDocker() {
		assertThat(choose("embedded", () -> {
			throw new AssertionError("Docker was asked");
		})).isEqualTo(ServerOrigin.EMBEDDED);
	}

	@Test
	void failsInsteadOfFallingBack() {
		assertThat(choose("containers", () -> true)).isEqualTo(ServerOrigin.CONTAINERS);
		assertThatIllegalStateException().isThrownBy(() -> choose("containers", () -> false))
			.withMessageContaining("'appdb.test.require' is containers")
			.withMessageContaining("start Docker");
	}

	@Test
	void refusesAnotherWord() {
		assertThatIllegalStateException().isThrownBy(() -> choose("docker", () -> true))
			.withMessage("'appdb.test.require' is 'docker': use containers or embedded");
	}

	private static ServerOrigin choose(String required, BooleanSupplier docker) {
		Map<String, String> properties = new HashMap<>();
		properties.put(ServerOrigin.PROPERTY, required);
		return ServerOrigin.choose(TestProperties.of(properties, Map.of()), docker);
	}

}
