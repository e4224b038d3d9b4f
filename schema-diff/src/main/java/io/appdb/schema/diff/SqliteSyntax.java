package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.appdb.schema.diff.SqliteTokens.Kind;
import io.appdb.schema.diff.SqliteTokens.Token;

/**
 * What SQLite's statements look like.
 *
 * @param identifiers how it writes names
 */
record SqliteSyntax(Identifiers identifiers) {

	private static final Set<String> CONSTANT_WORDS = Set.of("true", "false", "null");

	private static final Set<String> MOMENTS = Set.of("current_timestamp", "current_date", "current_time");

	String name(TableName table) {
		return this.identifiers.name(table);
	}

	/**
	 * Creates a table with all that belongs to it but its indexes.
	 * @param name the name to create it by
	 */
	String createTable(Table table, TableName name) {
		List<String> parts = new ArrayList<>();
		for (Column column : table.columns()) {
			parts.add(isKey(table, column) ? rowNumber(table, column) : definition(column));
		}
		PrimaryKey key = table.primaryKey();
		if (key != null && table.columns().stream().noneMatch((column) -> isKey(table, column))) {
			parts.add(definition(key));
		}
		table.uniqueKeys().forEach((unique) -> parts.add(definition(unique)));
		table.checks().forEach((check) -> parts.add(definition(check)));
		table.foreignKeys().forEach((foreign) -> parts.add(definition(foreign)));
		return "create table " + name(name) + " (\n    " + String.join(",\n    ", parts) + "\n)"
				+ after(table.options());
	}

	/**
	 * Whether the column is another name for the number of the row.
	 */
	private static boolean isKey(Table table, Column column) {
		PrimaryKey key = table.primaryKey();
		return key != null && key.columns().equals(List.of(column.name())) && column.type().equals("integer")
				&& column.generated() == null && !table.options().contains("without rowid");
	}

	private String rowNumber(Table table, Column column) {
		PrimaryKey key = table.primaryKey();
		return definition(column) + ((key != null) ? named(key) : "") + " primary key"
				+ ((column.identity() != null) ? " " + column.identity() : "");
	}

	private static String named(String name, Identifiers identifiers) {
		return name.isEmpty() ? "" : " constraint " + identifiers.name(name);
	}

	private String named(TableConstraint constraint) {
		return named(constraint.name(), this.identifiers);
	}

	String definition(Column column) {
		StringBuilder sql = new StringBuilder(this.identifiers.name(column.name())).append(after(column.type()));
		if (column.generated() != null) {
			sql.append(' ').append(column.generated());
		}
		if (!column.nullable()) {
			sql.append(" not null");
		}
		String value = column.defaultValue();
		if (value != null) {
			sql.append(" default ").append(isPlain(value) ? value : "(" + value + ")");
		}
		return sql.toString();
	}

	private static boolean isPlain(String value) {
		return isConstant(value) || MOMENTS.contains(value.toLowerCase(Locale.ROOT));
	}

	/**
	 * Whether a default is a literal, so that rows that are there can get it by adding
	 * the column.
	 */
	static boolean isConstant(String value) {
		SqliteTokens tokens = SqliteTokens.of(value);
		boolean signed = tokens.accept("-") || tokens.accept("+");
		Token token = tokens.next();
		return !tokens.hasNext() && (token.kind() == Kind.NUMBER || (!signed
				&& (token.kind() == Kind.STRING || CONSTANT_WORDS.contains(token.text().toLowerCase(Locale.ROOT)))));
	}

	private String definition(TableConstraint constraint) {
		String named = named(constraint).stripLeading();
		String text;
		if (constraint instanceof PrimaryKey key) {
			text = "primary key (" + this.identifiers.names(key.columns()) + ")";
		}
		else if (constraint instanceof UniqueKey key) {
			text = "unique (" + this.identifiers.names(key.columns()) + ")" + after(key.attributes());
		}
		else if (constraint instanceof ForeignKey key) {
			text = "foreign key (" + this.identifiers.names(key.columns()) + ") " + references(key);
		}
		else {
			text = "check (" + ((CheckConstraint) constraint).expression() + ")";
		}
		return named.isEmpty() ? text : named + " " + text;
	}

	private String references(ForeignKey key) {
		return "references " + name(key.target()) + " (" + this.identifiers.names(key.targetColumns()) + ")"
				+ action("delete", key.onDelete()) + action("update", key.onUpdate()) + after(key.attributes());
	}

	/**
	 * Writes a constraint behind its column.
	 */
	String onColumn(TableConstraint constraint) {
		return named(constraint) + " " + ((constraint instanceof ForeignKey key) ? references(key)
				: "check (" + ((CheckConstraint) constraint).expression() + ")");
	}

	private static String action(String event, String action) {
		return action.equals(ForeignKey.NO_ACTION) ? "" : " on " + event + " " + action;
	}

	private static String after(String text) {
		return text.isEmpty() ? "" : " " + text;
	}

	String createIndex(TableName table, Index index) {
		String columns = index.columns().stream().map(this::indexColumn).collect(Collectors.joining(", "));
		return "create " + (index.unique() ? "unique " : "") + "index " + this.identifiers.name(index.name()) + " on "
				+ name(table) + " (" + columns + ")" + ((index.where() != null) ? " where " + index.where() : "");
	}

	private String indexColumn(IndexColumn column) {
		String name = column.column();
		return ((name != null) ? this.identifiers.name(name) : column.expression()) + after(column.attributes());
	}

	String alter(TableName table) {
		return "alter table " + name(table);
	}

}
