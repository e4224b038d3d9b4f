package io.appdb.bulk;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchPositionsTests {

	@Test
	void goOnFromTheFirstOne() {
		BatchPositions chunk = BatchPositions.from(10_000);
		assertThat(chunk.of(0)).isEqualTo(10_000);
		assertThat(chunk.of(3)).isEqualTo(10_003);
	}

	@Test
	void areThoseOfTheWholeBatchWhereSomeAreChosen() {
		BatchPositions chosen = BatchPositions.from(10_000).only(List.of(2, 5));
		assertThat(chosen.of(0)).isEqualTo(10_002);
		assertThat(chosen.of(1)).isEqualTo(10_005);
	}

	@Test
	void mayBeLargerThanAnInt() {
		assertThat(BatchPositions.from(Integer.MAX_VALUE).of(Integer.MAX_VALUE)).isEqualTo(2L * Integer.MAX_VALUE);
	}

}
