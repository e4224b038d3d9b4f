package io.appdb.bulk;

import java.util.List;

/**
 * The places that some entities have in the batch they come from. Immutable.
 */
final class Places {

	private final long offset;

	private final List<Integer> chosen;

	private Places(long offset, List<Integer> chosen) {
		this.offset = offset;
		this.chosen = chosen;
	}

	/**
	 * Entities one after the other.
	 * @param offset the place of the first one
	 */
	static Places from(long offset) {
		return new Places(offset, List.of());
	}

	/**
	 * Some of these entities.
	 * @param indexes their indexes among these, at least one
	 */
	Places only(List<Integer> indexes) {
		return new Places(this.offset, indexes);
	}

	long of(int index) {
		return this.offset + (this.chosen.isEmpty() ? index : this.chosen.get(index));
	}

}
