package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes of H2. Lives as long as one call.
 */
final class H2Indexes {

	private static final String INDEXES = "select * from INFORMATION_SCHEMA.INDEXES "
			+ "where not IS_GENERATED and TABLE_SCHEMA = any(?) order by INDEX_SCHEMA, INDEX_NAME";

	private static final String COLUMNS = "select * from INFORMATION_SCHEMA.INDEX_COLUMNS "
			+ "order by INDEX_SCHEMA, INDEX_NAME, ORDINAL_POSITION";

	private final H2Names names;

	private final H2Defaults defaults;

	private final Map<TableName, List<IndexColumn>> columns = new HashMap<>();

	/** Those of unique indexes that are unique. */
	private final Map<TableName, Integer> uniqueColumns = new HashMap<>();

	H2Indexes(H2Names names, H2Defaults defaults) {
		this.names = names;
		this.defaults = defaults;
	}

	void readColumns(Rows rows) throws SQLException {
		rows.forEach(COLUMNS, this::readColumn);
	}

	/**
	 * Returns the columns of an index, in its order.
	 */
	List<String> columns(TableName index) {
		return this.columns.getOrDefault(index, List.of())
			.stream()
			.map((column) -> Objects.requireNonNull(column.column()))
			.toList();
	}

	void read(Rows rows, Map<TableName, TableBuilder> tables, Object schemas) throws SQLException {
		rows.forEach(INDEXES, (row) -> {
			TableBuilder table = tables.get(this.names.of(row, "TABLE"));
			if (table != null) {
				table.add(index(row));
			}
		}, schemas);
	}

	private void readColumn(ResultSet row) throws SQLException {
		TableName index = this.names.of(row, "INDEX");
		boolean descending = row.getString("ORDERING_SPECIFICATION").equals("DESC");
		String nulls = this.defaults.nullOrder(descending, row.getString("NULL_ORDERING"));
		this.columns.computeIfAbsent(index, (name) -> new ArrayList<>())
			.add(new IndexColumn(row.getString("COLUMN_NAME"), null, ((descending ? "desc " : "") + nulls).strip()));
		if (row.getBoolean("IS_UNIQUE")) {
			this.uniqueColumns.merge(index, 1, Integer::sum);
		}
	}

	private Index index(ResultSet row) throws SQLException {
		TableName name = this.names.of(row, "INDEX");
		String kind = row.getString("INDEX_TYPE_NAME");
		List<IndexColumn> all = this.columns.getOrDefault(name, List.of());
		int keys = this.uniqueColumns.getOrDefault(name, all.size());
		List<String> attributes = new ArrayList<>();
		String distinct = this.defaults.nullsDistinct(row.getString("NULLS_DISTINCT"));
		if (!distinct.isEmpty()) {
			attributes.add(distinct);
		}
		if (keys < all.size()) {
			attributes.add("include (" + String.join(", ",
					all.subList(keys, all.size())
						.stream()
						.map((column) -> SqlText.quoted(column.toString(), '"'))
						.toList())
					+ ")");
		}
		return new Index(name.name(), kind.startsWith("UNIQUE"), method(kind), all.subList(0, keys), null,
				String.join(" ", attributes));
	}

	private static @Nullable String method(String kind) {
		String method = kind.replace("UNIQUE ", "").replace("INDEX", "").strip().toLowerCase(Locale.ROOT);
		return method.isEmpty() ? null : method;
	}

}
