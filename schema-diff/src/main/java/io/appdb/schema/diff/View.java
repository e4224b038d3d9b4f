package io.appdb.schema.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A view: something that is read like a table and is none. Not compared. Immutable.
 *
 * @param name its name
 * @param columns the columns it uses by their tables, where the database lists them and
 * keeps their types from changing; none where it does not
 * @param words the words of its query in small letters, where the database lists no
 * columns
 */
record View(TableName name, Map<TableName, Set<String>> columns, Set<String> words) {

	View {
		columns = Map.copyOf(columns);
		words = Set.copyOf(words);
	}

	/**
	 * Creates a view of which only the query is known.
	 */
	static View of(TableName name, String query) {
		Set<String> words = new HashSet<>();
		SqlText.identifiers(query).forEach((word) -> words.add(word.toLowerCase(Locale.ROOT)));
		return new View(name, Map.of(), words);
	}

	/**
	 * Whether it uses a column whose type it keeps from changing.
	 */
	boolean keepsType(TableName table, String column) {
		return this.columns.getOrDefault(table, Set.of()).contains(column);
	}

	boolean uses(TableName table, String column) {
		return keepsType(table, column) || (uses(table) && this.words.contains(column.toLowerCase(Locale.ROOT)));
	}

	boolean uses(TableName table) {
		return this.columns.containsKey(table) || this.words.contains(table.name().toLowerCase(Locale.ROOT));
	}

	View renamed(Renames renames) {
		Map<TableName, Set<String>> renamed = new HashMap<>();
		this.columns.forEach((table, names) -> {
			Set<String> others = new LinkedHashSet<>();
			names.forEach((name) -> others.add(renames.columnsOf(table).apply(name)));
			renamed.put(renames.table(table), others);
		});
		return new View(this.name, renamed, renamedWords(renames));
	}

	/**
	 * Adds the new names to the old ones: which of both a query has is not followed.
	 */
	private Set<String> renamedWords(Renames renames) {
		Set<String> all = new HashSet<>(this.words);
		renames.tables().forEach((from, to) -> addIf(uses(from), from.name(), to.name(), all));
		renames.columns().forEach((table, names) -> names.forEach((from, to) -> addIf(uses(table), from, to, all)));
		return all;
	}

	private void addIf(boolean used, String from, String to, Set<String> all) {
		if (used && this.words.contains(from.toLowerCase(Locale.ROOT))) {
			all.add(to.toLowerCase(Locale.ROOT));
		}
	}

}
