package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A named enum of PostgreSQL that has more values afterwards. The database can add them,
 * as long as nothing of the same transaction uses them. Immutable.
 *
 * @param from the type
 * @param to the type afterwards
 */
record GrownEnum(EnumType from, EnumType to) {

	/**
	 * Returns whether values only come, and none of them is used at once.
	 */
	boolean isAddable(SchemaModel before, SchemaModel after) {
		List<String> kept = this.to.values().stream().filter(this.from.values()::contains).toList();
		if (!kept.equals(this.from.values())) {
			return false;
		}
		Set<String> known = expressions(before).collect(Collectors.toSet());
		List<String> added = this.to.values()
			.stream()
			.filter((value) -> !this.from.values().contains(value))
			.map(SqlText::literal)
			.toList();
		return expressions(after).filter((text) -> !known.contains(text))
			.noneMatch((text) -> added.stream().anyMatch(text::contains));
	}

	private static Stream<String> expressions(SchemaModel model) {
		return model.tables()
			.stream()
			.flatMap((table) -> Stream
				.of(table.columns()
					.stream()
					.flatMap((column) -> Stream.of(Objects.requireNonNullElse(column.defaultValue(), ""),
							Objects.requireNonNullElse(column.generated(), ""))),
						table.constraints().map(TableConstraint::description),
						table.indexes().stream().map(Index::description))
				.flatMap((texts) -> texts)
				.map((text) -> table.name() + ":" + text));
	}

	/**
	 * Writes a statement for each value.
	 * @param type the name of the type
	 */
	List<String> statements(String type) {
		List<String> statements = new ArrayList<>();
		String previous = null;
		for (String value : this.to.values()) {
			if (!this.from.values().contains(value)) {
				statements.add("alter type " + type + " add value " + SqlText.literal(value) + ((previous != null)
						? " after " + SqlText.literal(previous)
						: this.from.values().isEmpty() ? "" : " before " + SqlText.literal(this.from.values().get(0))));
			}
			previous = value;
		}
		return statements;
	}

}
