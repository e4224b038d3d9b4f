package io.appdb.schema.diff;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A view: something that is read like a table and is none. Not compared. Immutable.
 *
 * @param name its name
 * @param columns the columns it uses by their tables, where the database keeps them from
 * changing; none where it does not
 */
record View(TableName name, Map<TableName, Set<String>> columns) {

	View {
		columns = Map.copyOf(columns);
	}

	static View of(TableName name) {
		return new View(name, Map.of());
	}

	boolean uses(TableName table, String column) {
		return this.columns.getOrDefault(table, Set.of()).contains(column);
	}

	boolean uses(TableName table) {
		return this.columns.containsKey(table);
	}

	View renamed(Renames renames) {
		Map<TableName, Set<String>> renamed = new HashMap<>();
		this.columns.forEach((table, names) -> {
			Set<String> others = new LinkedHashSet<>();
			names.forEach((name) -> others.add(renames.columnsOf(table).apply(name)));
			renamed.put(renames.table(table), others);
		});
		return new View(this.name, renamed);
	}

}
