package io.appdb.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BatchElementsTests {

	@Test
	void areTakenInChunks() {
		BatchElements elements = of(IntStream.range(0, 5).boxed().toArray());
		assertThat(elements.next(2)).containsExactly(0, 1);
		assertThat(elements.next(2)).containsExactly(2, 3);
		assertThat(elements.next(2)).containsExactly(4);
		assertThat(elements.next(2)).isEmpty();
	}

	@Test
	void areTakenNoEarlierThanTheyAreAskedFor() {
		List<Integer> taken = new ArrayList<>();
		BatchElements elements = new BatchElements(BatchKind.INSERT,
				IntStream.range(0, 10).boxed().peek(taken::add).iterator());
		elements.next(3);
		assertThat(taken).containsExactly(0, 1, 2);
	}

	@Test
	void mayBeNone() {
		assertThat(new BatchElements(BatchKind.INSERT, Collections.emptyIterator()).next(Integer.MAX_VALUE)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(BatchKind.class)
	void areNeverNull(BatchKind kind) {
		BatchElements elements = new BatchElements(kind, Arrays.asList("a", null).iterator());
		assertThatIllegalArgumentException().isThrownBy(() -> elements.next(2))
			.withMessage(kind.call() + ": the element at index 1 is null; leave it out");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10 })
	void areOfTheClassOfTheFirstOneInLaterChunksToo(int chunk) {
		BatchElements elements = of(1, 2, "three");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> IntStream.range(0, 3).forEach((i) -> elements.next(chunk)))
			.withMessage(
					"All entities in the batch must be of the same type: expected Integer, found String at index 2");
	}

	private static BatchElements of(Object... elements) {
		return new BatchElements(BatchKind.INSERT, Arrays.asList(elements).iterator());
	}

}
