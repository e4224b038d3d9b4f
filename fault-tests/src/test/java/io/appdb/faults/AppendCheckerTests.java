package io.appdb.faults;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.appdb.faults.AppendTransaction.Append;
import io.appdb.faults.AppendTransaction.Operation;
import io.appdb.faults.AppendTransaction.Read;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link AppendChecker} finds each anomaly in a history that has it, and none
 * in one that has none.
 */
class AppendCheckerTests {

	static Stream<Arguments> histories() {
		return Stream.of(
				Arguments.of("", List.of(1, 2),
						List.of(committed(1, read(1), append(1, 1)), committed(2, read(1, 1), append(1, 2)))),
				Arguments.of("lost append", List.of(2),
						List.of(committed(1, append(1, 1)), committed(2, append(1, 2)))),
				Arguments.of("aborted read", List.of(1), List.of(aborted(1, append(1, 1)), committed(2, read(1, 1)))),
				Arguments.of("intermediate read", List.of(1, 2),
						List.of(committed(1, append(1, 1), append(1, 2)), committed(2, read(1, 1)))),
				Arguments.of("incompatible order", List.of(1, 2),
						List.of(committed(1, append(1, 1)), committed(2, append(1, 2)), committed(3, read(1, 2)))),
				Arguments.of("G0", List.of(1, 2, 3, 4),
						List.of(committed(1, append(1, 1), append(1, 3)), committed(2, append(1, 2), append(1, 4)))),
				Arguments.of("G1c", List.of(1),
						List.of(committed(1, append(1, 1), read(2, 5)), committed(2, append(2, 5), read(1, 1)))),
				Arguments.of("G-single", List.of(1),
						List.of(committed(1, append(1, 1), append(2, 5)), committed(2, read(1), read(2, 5)))),
				Arguments.of("G2", List.of(1),
						List.of(committed(1, read(2), append(1, 1)), committed(2, read(1), append(2, 5)))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("histories")
	void finds(String anomaly, List<Integer> first, List<AppendTransaction> transactions) {
		AppendChecker checker = new AppendChecker(transactions, Map.of(1, first, 2, List.of(5)));
		if (anomaly.isEmpty()) {
			assertThat(checker.check()).isEmpty();
		}
		else {
			assertThat(checker.check()).contains(anomaly);
		}
	}

	private static AppendTransaction committed(int id, Operation... operations) {
		return new AppendTransaction(id, true, List.of(operations));
	}

	private static AppendTransaction aborted(int id, Operation... operations) {
		return new AppendTransaction(id, false, List.of(operations));
	}

	private static Read read(int key, Integer... values) {
		return new Read(key, List.of(values));
	}

	private static Append append(int key, int value) {
		return new Append(key, value);
	}

}
