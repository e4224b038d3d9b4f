package io.appdb.retry;

import java.time.Duration;

import io.appdb.error.DeadlockException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AttemptMeterTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void countsEachAttemptByItsOutcome() throws RetryException {
		int[] attempts = new int[1];
		template().execute(() -> {
			if (++attempts[0] < 3) {
				throw new DeadlockException(null);
			}
			return true;
		});
		assertThat(count("failure", "DeadlockException")).isEqualTo(2);
		assertThat(count("success", "none")).isEqualTo(1);
	}

	@Test
	void countsAFailureThatIsNotRepeated() {
		assertThatExceptionOfType(RetryException.class).isThrownBy(() -> template().execute(() -> {
			throw new IllegalStateException("no");
		}));
		assertThat(count("failure", "IllegalStateException")).isEqualTo(1);
		assertThat(this.registry.find("app.db.retry.attempts").counters()).hasSize(1);
	}

	private RetryTemplate template() {
		RetrySettings settings = new RetrySettings(3, Duration.ZERO, Duration.ofMillis(1), false);
		RetryTemplate template = new RetryTemplate(settings.policy().build());
		template.setRetryListener(new AttemptMeter(this.registry, "reporting"));
		return template;
	}

	private double count(String outcome, String exception) {
		return this.registry.get("app.db.retry.attempts")
			.tags("database", "reporting", "outcome", outcome, "exception", exception)
			.counter()
			.count();
	}

}
