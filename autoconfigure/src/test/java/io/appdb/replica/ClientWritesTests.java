package io.appdb.replica;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ClientWrites}.
 */
class ClientWritesTests {

	private final ClientWrites writes = new ClientWrites();

	@Test
	void asksAgainUntilThePositionIsKnown() {
		assertThat(this.writes.knows(this.writes.written())).isTrue();
		this.writes.write();
		long first = this.writes.written();
		assertThat(this.writes.knows(first)).isFalse();
		this.writes.write();
		this.writes.learned(first);
		assertThat(this.writes.knows(first)).isTrue();
		assertThat(this.writes.knows(this.writes.written())).isFalse();
		this.writes.learned(this.writes.written());
		this.writes.learned(first);
		assertThat(this.writes.knows(this.writes.written())).isTrue();
	}

	@Test
	void staysWithThePrimaryAsLongAsTheLongestRequest() {
		Instant now = Instant.now();
		this.writes.primaryUntil(now.plusSeconds(5));
		this.writes.primaryUntil(now.plusSeconds(1));
		assertThat(this.writes.primaryUntil()).isEqualTo(now.plusSeconds(5));
	}

}
