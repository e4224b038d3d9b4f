package io.appdb.replica;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link OwnWrites} and {@link ReplicaPosition}, which are read from texts.
 */
class OwnWritesTests {

	@Test
	void readsWhatIsKept() {
		assertThat(OwnWrites.of("position")).isEqualTo(OwnWrites.POSITION);
		assertThat(OwnWrites.of(" OFF ").kind()).isEqualTo(OwnWrites.Kind.OFF);
		assertThat(OwnWrites.of("false").kind()).isEqualTo(OwnWrites.Kind.OFF);
		assertThat(OwnWrites.of("window:2s").window()).isEqualTo(Duration.ofSeconds(2));
		assertThat(OwnWrites.of("window:3").window()).isEqualTo(Duration.ofSeconds(3));
		assertThat(OwnWrites.of("window:1500ms").window()).isEqualTo(Duration.ofMillis(1500));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "on", "window", "window:", "window:0s", "window:-1s", "window:soon", "position:1" })
	void refusesTheRest(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> OwnWrites.of(text))
			.withMessageContaining("use position, off, or window:");
	}

	@Test
	void carriesAPositionAsText() {
		ReplicaPosition position = ReplicaPosition.parse(" 0/3000060 ");
		assertThat(position).hasToString("0/3000060")
			.isEqualTo(ReplicaPosition.parse("0/3000060"))
			.hasSameHashCodeAs(ReplicaPosition.parse("0/3000060"))
			.isNotEqualTo(ReplicaPosition.parse("0/3000061"));
		assertThatIllegalArgumentException().isThrownBy(() -> ReplicaPosition.parse("0/3\n0"))
			.withMessageContaining("is no position of a database");
		assertThatIllegalArgumentException().isThrownBy(() -> ReplicaPosition.parse("0".repeat(5000)))
			.withMessageNotContaining("0".repeat(200));
	}

}
