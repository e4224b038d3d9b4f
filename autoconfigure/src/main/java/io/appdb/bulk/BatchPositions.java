package io.appdb.bulk;

import java.util.List;

/**
 * The places that some entities have in the batch they come from. Immutable.
 */
final class BatchPositions {

	private final long offset;

	private final List<Integer> chosen;

	private BatchPositions(long offset, List<Integer> chosen) {
		this.offset = offset;
		this.chosen = chosen;
	}

	/**
	 * Entities one after the other.
	 * @param offset the place of the first one
	 */
	static BatchPositions from(long offset) {
		return new BatchPositions(offset, List.of());
	}

	/**
	 * Some of these entities.
	 * @param indexes their indexes among these, at least one
	 */
	BatchPositions only(List<Integer> indexes) {
		return new BatchPositions(this.offset, indexes);
	}

	long of(int index) {
		return this.offset + (this.chosen.isEmpty() ? index : this.chosen.get(index));
	}

}
