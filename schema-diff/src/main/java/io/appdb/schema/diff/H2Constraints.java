package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the keys and checks of H2. Lives as long as one call.
 */
final class H2Constraints {

	private static final String SELECT = "select * from INFORMATION_SCHEMA.";

	private static final String IN_ORDER = " order by CONSTRAINT_SCHEMA, CONSTRAINT_NAME";

	private final H2Names names;

	private final H2Defaults defaults;

	private final H2Indexes indexes;

	/** The tables that constraints belong to. */
	private final Map<TableName, TableName> owners = new HashMap<>();

	private final Map<TableName, List<String>> columns = new HashMap<>();

	/** Where the columns of foreign keys stand in the keys they point to, from 1. */
	private final Map<TableName, List<Integer>> positions = new HashMap<>();

	H2Constraints(H2Names names, H2Defaults defaults, H2Indexes indexes) {
		this.names = names;
		this.defaults = defaults;
		this.indexes = indexes;
	}

	void read(Rows rows, Map<TableName, TableBuilder> tables) throws SQLException {
		rows.forEach(SELECT + "KEY_COLUMN_USAGE" + IN_ORDER + ", ORDINAL_POSITION", (row) -> {
			TableName key = name(row);
			this.columns.computeIfAbsent(key, (name) -> new ArrayList<>()).add(row.getString("COLUMN_NAME"));
			this.positions.computeIfAbsent(key, (name) -> new ArrayList<>())
				.add(row.getInt("POSITION_IN_UNIQUE_CONSTRAINT"));
		});
		rows.forEach(SELECT + "TABLE_CONSTRAINTS" + IN_ORDER, (row) -> {
			this.owners.put(name(row), this.names.of(row, "TABLE"));
			String kind = row.getString("CONSTRAINT_TYPE");
			if (row.getString("INDEX_NAME") != null) {
				TableName index = this.names.of(row, "INDEX");
				this.columns.computeIfPresent(name(row), (key, found) -> current(found, this.indexes.columns(index)));
			}
			if (kind.equals("PRIMARY KEY")) {
				add(tables, row, new PrimaryKey(row.getString("CONSTRAINT_NAME"), columns(name(row))));
			}
			else if (kind.equals("UNIQUE")) {
				add(tables, row, new UniqueKey(row.getString("CONSTRAINT_NAME"), columns(name(row)),
						this.defaults.nullsDistinct(row.getString("NULLS_DISTINCT"))));
			}
		});
		rows.forEach(SELECT + "CHECK_CONSTRAINTS" + IN_ORDER,
				(row) -> add(tables, row, new CheckConstraint(row.getString("CONSTRAINT_NAME"),
						this.names.normalized(row.getString("CHECK_CLAUSE")))));
		rows.forEach(SELECT + "REFERENTIAL_CONSTRAINTS" + IN_ORDER, (row) -> add(tables, row, foreignKey(row)));
	}

	private TableName name(ResultSet row) throws SQLException {
		return this.names.of(row, "CONSTRAINT");
	}

	/**
	 * H2 lists renamed columns of keys by their old names until the database is opened
	 * again, but not those of the indexes that belong to the keys.
	 * @param found the columns of a key
	 * @param indexed the columns of its index, perhaps in another order
	 */
	private static List<String> current(List<String> found, List<String> indexed) {
		List<String> renamed = new ArrayList<>(indexed);
		renamed.removeAll(found);
		return (indexed.size() != found.size()) ? found
				: found.stream().map((column) -> indexed.contains(column) ? column : renamed.remove(0)).toList();
	}

	private List<String> columns(TableName key) {
		return this.columns.getOrDefault(key, List.of());
	}

	private void add(Map<TableName, TableBuilder> tables, ResultSet row, TableConstraint constraint)
			throws SQLException {
		TableName owner = this.owners.get(name(row));
		TableBuilder table = (owner != null) ? tables.get(owner) : null;
		if (table != null) {
			table.add(constraint);
		}
	}

	private ForeignKey foreignKey(ResultSet row) throws SQLException {
		TableName name = name(row);
		TableName target = this.names.of(row, "UNIQUE_CONSTRAINT");
		List<String> targetColumns = this.positions.getOrDefault(name, List.of())
			.stream()
			.map((position) -> columns(target).get(position - 1))
			.toList();
		return new ForeignKey(name.name(), columns(name), Objects.requireNonNull(this.owners.get(target)),
				targetColumns, row.getString("DELETE_RULE").toLowerCase(Locale.ROOT),
				row.getString("UPDATE_RULE").toLowerCase(Locale.ROOT), "");
	}

}
