package io.appdb.replica;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link PrimaryHistory}.
 */
class PrimaryHistoryTests {

	private final PrimaryHistory history = new PrimaryHistory(Duration.ofSeconds(10));

	private static long at(long seconds) {
		return Duration.ofSeconds(seconds).toNanos();
	}

	@Test
	void countsFromTheOldestPositionThatIsMissing() {
		for (int second = 1; second <= 5; second++) {
			this.history.add(String.valueOf(second), null, at(second));
		}
		assertThat(lagOf(5, 6)).isZero();
		assertThat(lagOf(3, 6)).isEqualTo(Duration.ofSeconds(2));
		assertThat(lagOf(0, 6)).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void saysNothingUntrueOfAPrimaryThatRests() {
		this.history.add("1", null, at(1));
		this.history.add("1", null, at(100));
		assertThat(lagOf(1, 200)).isZero();
	}

	@Test
	void forgetsWhatIsTooOldToBeToldExactly() {
		for (int second = 1; second <= 100; second++) {
			this.history.add(String.valueOf(second), "7", at(second));
		}
		assertThat(lagOf(0, 100)).isGreaterThan(Duration.ofSeconds(10)).isLessThan(Duration.ofSeconds(25));
		assertThat(this.history.version()).isEqualTo("7");
		assertThat(this.history.isEmpty()).isFalse();
	}

	private Duration lagOf(int replayed, long second) {
		return this.history.lag((wanted) -> Integer.parseInt(wanted) <= replayed, at(second));
	}

}
