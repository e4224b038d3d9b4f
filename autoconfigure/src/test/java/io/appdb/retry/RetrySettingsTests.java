package io.appdb.retry;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import io.appdb.error.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.backoff.BackOffExecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetrySettingsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					0  | PT0.05S  | PT2S     | 'app.db.retry.max-attempts' is 0: use 1 or more
					-1 | PT0.05S  | PT2S     | 'app.db.retry.max-attempts' is -1: use 1 or more
					3  | PT-0.01S | PT2S     | 'app.db.retry.delay' is -10ms: use 0ms or more
					3  | PT0S     | PT0S     | 'app.db.retry.max-delay' is 0ms: use 1ms or more
					3  | PT0.05S  | PT0.049S | 'app.db.retry.max-delay' is 49ms: use 1ms or more, and not less than the delay, which is 50ms
					""")
	void refusesWhatIsOutOfRange(int attempts, Duration delay, Duration maxDelay, String message) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new RetrySettings(attempts, delay, maxDelay, true))
			.withMessageStartingWith(message);
	}

	@Test
	void doublesTheWaitUpToTheLongest() {
		RetrySettings settings = new RetrySettings(6, Duration.ofMillis(50), Duration.ofMillis(300), false);
		assertThat(waits(settings, 6)).containsExactly(50L, 100L, 200L, 300L, 300L, BackOffExecution.STOP);
	}

	@Test
	void neverWaitsForASecondAttemptWhereThereIsOne() {
		assertThat(waits(new RetrySettings(1, Duration.ofMillis(50), Duration.ofSeconds(2), true), 1))
			.containsExactly(BackOffExecution.STOP);
	}

	@Test
	void variesTheWaitByTheDelayAtMost() {
		RetrySettings settings = new RetrySettings(2, Duration.ofMillis(50), Duration.ofSeconds(2), true);
		List<Long> first = LongStream.range(0, 200).mapToObj((run) -> waits(settings, 1).get(0)).toList();
		assertThat(first).allMatch((wait) -> wait >= 50 && wait <= 100).anyMatch((wait) -> wait != 50);
	}

	@Test
	void mayWaitNotAtAll() {
		assertThat(waits(new RetrySettings(3, Duration.ZERO, Duration.ofMillis(1), true), 3)).containsExactly(0L, 0L,
				BackOffExecution.STOP);
	}

	private static List<Long> waits(RetrySettings settings, int count) {
		BackOffExecution execution = settings.policy().build().getBackOff().start();
		return LongStream.range(0, count).mapToObj((wait) -> execution.nextBackOff()).toList();
	}

}
