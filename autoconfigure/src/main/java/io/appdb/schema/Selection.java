package io.appdb.schema;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;

/**
 * The tables and sequences one call is about. Lives as long as the call.
 */
final class Selection {

	private final boolean everything;

	private final Set<Table> tables = new LinkedHashSet<>();

	private final Set<Sequence> sequences = new LinkedHashSet<>();

	Selection(boolean everything) {
		this.everything = everything;
	}

	/**
	 * Whether the call is about all entities.
	 */
	boolean isEverything() {
		return this.everything;
	}

	boolean add(Table table) {
		return table.isPhysicalTable() && this.tables.add(table);
	}

	void add(Sequence sequence) {
		this.sequences.add(sequence);
	}

	Stream<Table> tables() {
		return this.tables.stream().filter((table) -> !table.isView());
	}

	Stream<Table> views() {
		return this.tables.stream().filter(Table::isView);
	}

	Stream<Sequence> sequences() {
		return this.sequences.stream();
	}

}
