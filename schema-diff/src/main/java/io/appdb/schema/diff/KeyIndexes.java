package io.appdb.schema.diff;

import java.util.List;
import java.util.Objects;

/**
 * Finds the indexes that have to follow foreign keys: MySQL and MariaDB keep one for each
 * key that has no other. Immutable.
 *
 * @param before a table by its new name
 * @param after what becomes of it
 */
record KeyIndexes(Table before, Table after) {

	/**
	 * Returns those that only a foreign key wanted that goes.
	 */
	List<Index> gone() {
		return this.before.impliedIndexes()
			.stream()
			.filter((index) -> !isAmong(index, this.after.impliedIndexes()))
			.toList();
	}

	/**
	 * Returns those that a key needs that stays and has no other any more, and those of
	 * new keys whose name the server would not find by itself.
	 */
	List<Index> coming() {
		return this.after.impliedIndexes()
			.stream()
			.filter((index) -> !isAmong(index, this.before.impliedIndexes()))
			.filter((index) -> isOfKey(index, this.before) || !MySqlSyntax.isMadeForKey(index, this.after))
			.toList();
	}

	private static boolean isAmong(Index index, List<Index> others) {
		return others.stream().anyMatch((other) -> other.columns().equals(index.columns()));
	}

	private static boolean isOfKey(Index index, Table table) {
		List<String> columns = index.columns().stream().map((column) -> Objects.toString(column.column())).toList();
		return table.foreignKeys().stream().anyMatch((key) -> key.columns().equals(columns));
	}

}
