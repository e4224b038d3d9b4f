package io.appdb.engine;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.appdb.error.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PoolSettings}.
 */
class PoolSettingsTests {

	@Test
	void hasTheDefaultsOfTheDesign() {
		assertThat(PoolSettings.defaults()).isEqualTo(
				new PoolSettings(true, 10, 20, null, Duration.ofSeconds(30), Duration.ofMinutes(30), 0, true, false));
		assertThat(PoolSettings.defaults().maximumSize()).isEqualTo(30);
	}

	static Stream<Arguments> refused() {
		return Stream.of(refused((it) -> it.withSize(0), "'app.db.pool.size' is 0: use 1 or more"),
				refused((it) -> it.withMaxOverflow(-1), "'app.db.pool.max-overflow' is -1: use 0 or more"),
				refused((it) -> it.withMaxOverflow(Integer.MAX_VALUE),
						"'app.db.pool.max-overflow' is 2147483647: use less"),
				refused((it) -> it.withIdleTimeout(Duration.ofSeconds(9)),
						"'app.db.pool.idle-timeout' is 9s: use 10s or more"),
				refused((it) -> it.withTimeout(Duration.ofMillis(249)),
						"'app.db.pool.timeout' is 249ms: use 250ms or more"),
				refused((it) -> it.withRecycle(Duration.ofSeconds(5)), "'app.db.pool.recycle' is 5s: use 30s or more"),
				refused((it) -> it.withMaxWaiting(-1), "'app.db.pool.max-waiting' is -1: use 0 or more"));
	}

	private static Arguments refused(UnaryOperator<PoolSettings> change, String message) {
		return Arguments.of(change, message);
	}

	@ParameterizedTest
	@MethodSource("refused")
	void refusesWhatThePoolCannotDo(UnaryOperator<PoolSettings> change, String message) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> change.apply(PoolSettings.defaults()))
			.withMessage(message)
			.satisfies((ex) -> assertThat(message).contains(ex.key()).contains(ex.value()).endsWith(ex.remedy()));
	}

	@Test
	void acceptsTheLimitsThemselves() {
		PoolSettings settings = PoolSettings.defaults()
			.withSize(1)
			.withMaxOverflow(0)
			.withIdleTimeout(Duration.ofSeconds(10))
			.withTimeout(Duration.ofMillis(250))
			.withRecycle(Duration.ofSeconds(30))
			.withMaxWaiting(5)
			.withPrePing(false)
			.withEcho(true)
			.withEnabled(false);
		assertThat(settings).isEqualTo(new PoolSettings(false, 1, 0, Duration.ofSeconds(10), Duration.ofMillis(250),
				Duration.ofSeconds(30), 5, false, true));
	}

}
