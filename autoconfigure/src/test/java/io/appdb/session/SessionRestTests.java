package io.appdb.session;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how a session that is forgotten is told from one that works.
 */
class SessionRestTests {

	private static final Duration LONG = Duration.ofDays(1);

	private final SessionCalls calls = new SessionCalls();

	private final SessionRest rest = new SessionRest(this.calls);

	@Test
	void beginsWhenItIsFirstLookedAt() {
		assertThat(this.rest.isLongerThan(LONG)).isFalse();
		assertThat(this.rest.isLongerThan(Duration.ZERO)).isTrue();
	}

	@Test
	void isNoneDuringACall() {
		this.calls.begin();
		assertThat(this.rest.isLongerThan(Duration.ZERO)).isFalse();
		this.calls.begin();
		this.calls.end();
		assertThat(this.rest.isLongerThan(Duration.ZERO)).isFalse();
		this.calls.end();
		assertThat(this.rest.isLongerThan(Duration.ZERO)).isTrue();
	}

	@Test
	void seesEachCallThatHasEnded() {
		int before = this.calls.count();
		this.calls.begin();
		int during = this.calls.count();
		this.calls.end();
		assertThat(during).isNotEqualTo(before);
		assertThat(this.calls.count()).isNotIn(before, during);
	}

	@Test
	void countsOnThroughMoreCallsThanANumberHolds() {
		for (int call = 0; call < 1 << 16; call++) {
			this.calls.begin();
			assertThat(this.calls.isRunning()).isTrue();
			this.calls.end();
			assertThat(this.calls.isRunning()).isFalse();
		}
		assertThat(this.rest.isLongerThan(Duration.ZERO)).isTrue();
	}

}
