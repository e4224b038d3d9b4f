package io.appdb.test.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@link ServerOrigin}.
 */
class ServerOriginTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void takesContainersWhereDockerAnswers(String required) {
		assertThat(ServerOrigin.choose(required, () -> true)).isEqualTo(ServerOrigin.CONTAINERS);
		assertThat(ServerOrigin.choose(required, () -> false)).isEqualTo(ServerOrigin.EMBEDDED);
	}

	@Test
	void takesEmbeddedWithoutAskingDocker() {
		assertThat(ServerOrigin.choose("embedded", () -> {
			throw new AssertionError("Docker was asked");
		})).isEqualTo(ServerOrigin.EMBEDDED);
	}

	@Test
	void failsInsteadOfFallingBack() {
		assertThat(ServerOrigin.choose("containers", () -> true)).isEqualTo(ServerOrigin.CONTAINERS);
		assertThatIllegalStateException().isThrownBy(() -> ServerOrigin.choose("containers", () -> false))
			.withMessageContaining("'appdb.test.require' is containers")
			.withMessageContaining("start Docker");
	}

	@Test
	void refusesAnotherWord() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerOrigin.choose("docker", () -> true))
			.withMessage("'appdb.test.require' is 'docker': use containers or embedded");
	}

}
