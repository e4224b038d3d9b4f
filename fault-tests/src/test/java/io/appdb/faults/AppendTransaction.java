package io.appdb.faults;

import java.util.List;

/**
 * A transaction that has read lists and appended to lists. A value.
 *
 * @param id its number
 * @param committed whether it was committed; it was rolled back if not
 * @param operations what it did, in its order
 */
record AppendTransaction(int id, boolean committed, List<Operation> operations) {

	AppendTransaction {
		operations = List.copyOf(operations);
	}

	/**
	 * Something done to a list.
	 */
	sealed interface Operation {

		/**
		 * Which list.
		 */
		int key();

	}

	/**
	 * A list was read.
	 *
	 * @param key which
	 * @param values what it had
	 */
	record Read(int key, List<Integer> values) implements Operation {

		Read {
			values = List.copyOf(values);
		}

	}

	/**
	 * A value was appended that no other transaction appends.
	 *
	 * @param key the list
	 * @param value the value
	 */
	record Append(int key, int value) implements Operation {

	}

}
