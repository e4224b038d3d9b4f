package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.appdb.schema.diff.SchemaChange.DropConstraint;

/**
 * Puts tables that go into an order in which no foreign key is in the way, and finds the
 * keys that have to go first because tables point to each other. Belongs to one
 * comparison.
 */
final class DropOrder {

	private final List<Table> tables = new ArrayList<>();

	private final List<DropConstraint> keys = new ArrayList<>();

	DropOrder(List<Table> gone) {
		List<Table> left = new ArrayList<>(gone);
		while (!left.isEmpty()) {
			List<Table> free = left.stream().filter((table) -> !isPointedAt(table, left)).toList();
			if (free.isEmpty()) {
				dropKeys(left);
				free = List.copyOf(left);
			}
			this.tables.addAll(free);
			left.removeAll(free);
		}
	}

	/**
	 * Puts tables that come into the order in which people read them: those that others
	 * point to first, else as they are given.
	 */
	static List<Table> reversed(List<Table> come) {
		List<Table> backwards = new ArrayList<>(come);
		Collections.reverse(backwards);
		List<Table> order = new DropOrder(backwards).tables();
		Collections.reverse(order);
		return order;
	}

	private static boolean isPointedAt(Table table, List<Table> others) {
		return others.stream()
			.filter((other) -> !other.name().equals(table.name()))
			.flatMap((other) -> other.foreignKeys().stream())
			.anyMatch((key) -> key.target().equals(table.name()));
	}

	private void dropKeys(List<Table> circle) {
		for (Table table : circle) {
			table.foreignKeys()
				.stream()
				.filter((key) -> !key.target().equals(table.name())
						&& circle.stream().anyMatch((other) -> other.name().equals(key.target())))
				.forEach((key) -> this.keys.add(new DropConstraint(table.name(), key, true)));
		}
	}

	/**
	 * Returns the tables, those that nobody points to first.
	 */
	List<Table> tables() {
		return this.tables;
	}

	List<DropConstraint> keys() {
		return this.keys;
	}

}
