package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.appdb.schema.diff.SqliteTokens.Kind;
import io.appdb.schema.diff.SqliteTokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text that SQLite keeps of a table: most of what makes it is only there. Lives
 * as long as one call.
 */
final class SqliteTableText {

	private static final String[] COLUMN_WORDS = { "constraint", "primary", "not", "null", "unique", "check", "default",
			"collate", "references", "generated", "as", "deferrable", "on" };

	private static final String[] TABLE_WORDS = { "constraint", "primary", "unique", "check", "foreign" };

	private final Identifiers identifiers;

	private final Map<String, SqliteColumnText> columns = new LinkedHashMap<>();

	private final List<TableConstraint> constraints = new ArrayList<>();

	private final List<Check> checks = new ArrayList<>();

	private @Nullable PrimaryKey primaryKey;

	private String options = "";

	SqliteTableText(String sql, Identifiers identifiers) {
		this.identifiers = identifiers;
		SqliteTokens tokens = SqliteTokens.of(sql);
		while (!tokens.isNext("(")) {
			tokens.next();
		}
		for (List<Token> part : SqliteTokens.parts(tokens.parenthesised())) {
			SqliteTokens item = SqliteTokens.of(part);
			if (item.isNext(TABLE_WORDS)) {
				readConstraints(item);
			}
			else {
				readColumn(item);
			}
		}
		this.options = SqliteTokens.text(tokens.rest(), List.of(), identifiers);
	}

	private void readColumn(SqliteTokens item) {
		SqliteColumnText column = new SqliteColumnText(item.name());
		this.columns.put(column.name, column);
		List<Token> type = new ArrayList<>();
		while (item.hasNext() && !item.isNext(COLUMN_WORDS)) {
			type.add(item.next());
		}
		column.type = SqliteTokens.type(type);
		String name = "";
		while (item.hasNext()) {
			if (item.accept("constraint")) {
				name = item.name();
			}
			else {
				if (!readValue(item, column)) {
					readColumnConstraint(item, column, name);
				}
				name = "";
			}
		}
	}

	private static boolean readValue(SqliteTokens item, SqliteColumnText column) {
		if (item.accept("collate")) {
			String collation = item.name().toLowerCase(Locale.ROOT);
			column.collation = collation.equals("binary") ? "" : " collate " + collation;
		}
		else if (item.accept("default")) {
			column.defaultValue = value(item);
		}
		else if (item.accept("generated", "always", "as") || item.accept("as")) {
			column.generated = item.parenthesised();
			column.stored = item.accept("stored");
			item.accept("virtual");
		}
		else if (item.accept("not", "null") || item.accept("null")) {
			conflict(item);
		}
		else {
			return false;
		}
		return true;
	}

	private static List<Token> value(SqliteTokens item) {
		if (item.isNext("(")) {
			return item.parenthesised();
		}
		if (item.isNext("-", "+")) {
			return List.of(item.next(), item.next());
		}
		return List.of(item.next());
	}

	private void readColumnConstraint(SqliteTokens item, SqliteColumnText column, String name) {
		List<String> self = List.of(column.name);
		if (item.accept("primary", "key")) {
			this.primaryKey = new PrimaryKey(name, self);
			column.descending = item.accept("desc");
			item.accept("asc");
			conflict(item);
			column.autoincrement = item.accept("autoincrement");
		}
		else if (item.accept("unique")) {
			this.constraints.add(new UniqueKey(name, self, conflict(item)));
		}
		else if (item.accept("check")) {
			this.checks.add(new Check(name, item.parenthesised()));
		}
		else if (item.accept("references")) {
			this.constraints.add(foreignKey(item, name, self));
		}
		else {
			throw unexpected(item);
		}
	}

	private void readConstraints(SqliteTokens item) {
		while (item.hasNext()) {
			String name = item.accept("constraint") ? item.name() : "";
			if (item.accept("primary", "key")) {
				this.primaryKey = new PrimaryKey(name, item.names());
				conflict(item);
			}
			else if (item.accept("unique")) {
				this.constraints.add(new UniqueKey(name, item.names(), conflict(item)));
			}
			else if (item.accept("check")) {
				this.checks.add(new Check(name, item.parenthesised()));
				conflict(item);
			}
			else if (item.accept("foreign", "key")) {
				List<String> own = item.names();
				if (!item.accept("references")) {
					throw unexpected(item);
				}
				this.constraints.add(foreignKey(item, name, own));
			}
			else {
				throw unexpected(item);
			}
		}
	}

	private static IllegalStateException unexpected(SqliteTokens item) {
		return new IllegalStateException("Unknown text in the definition of a table: "
				+ String.join(" ", item.rest().stream().map(Token::text).toList()));
	}

	private static String conflict(SqliteTokens item) {
		return item.accept("on", "conflict") ? "on conflict " + item.name().toLowerCase(Locale.ROOT) : "";
	}

	private static ForeignKey foreignKey(SqliteTokens item, String name, List<String> own) {
		TableName target = TableName.of(item.name());
		List<String> targetColumns = item.names();
		String onDelete = ForeignKey.NO_ACTION;
		String onUpdate = ForeignKey.NO_ACTION;
		String attributes = "";
		while (item.hasNext()) {
			if (item.accept("on", "delete")) {
				onDelete = action(item);
			}
			else if (item.accept("on", "update")) {
				onUpdate = action(item);
			}
			else if (item.accept("match")) {
				item.next();
			}
			else if (item.accept("deferrable", "initially", "deferred")) {
				attributes = "deferrable initially deferred";
			}
			else if (!isImmediate(item)) {
				break;
			}
		}
		return new ForeignKey(name, own, target, targetColumns, onDelete, onUpdate, attributes);
	}

	/**
	 * All of these mean what is said without them.
	 */
	private static boolean isImmediate(SqliteTokens item) {
		return item.accept("not", "deferrable", "initially", "deferred")
				|| item.accept("not", "deferrable", "initially", "immediate") || item.accept("not", "deferrable")
				|| item.accept("deferrable", "initially", "immediate") || item.accept("deferrable");
	}

	private static String action(SqliteTokens item) {
		String action = item.name().toLowerCase(Locale.ROOT);
		return (action.equals("set") || action.equals("no")) ? action + " " + item.name().toLowerCase(Locale.ROOT)
				: action;
	}

	List<String> columnNames() {
		return List.copyOf(this.columns.keySet());
	}

	String options() {
		return this.options;
	}

	@Nullable PrimaryKey primaryKey() {
		PrimaryKey key = this.primaryKey;
		return (key != null) ? key.renamed(this::column) : null;
	}

	/**
	 * Returns the unique and foreign keys and the checks; targets are as they were
	 * written.
	 */
	List<TableConstraint> constraints() {
		List<TableConstraint> all = new ArrayList<>();
		this.constraints.forEach((constraint) -> all.add(constraint.renamed(this::column)));
		this.checks.forEach((check) -> all.add(new CheckConstraint(check.name(), text(check.condition()))));
		return all;
	}

	private String column(String name) {
		return columnNames().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
	}

	String text(List<Token> expression) {
		return SqliteTokens.text(expression, columnNames(), this.identifiers);
	}

	/**
	 * Returns a column.
	 * @param notNull whether SQLite says that it is not null
	 */
	Column column(String name, boolean notNull) {
		SqliteColumnText column = this.columns.get(name);
		if (column == null) {
			throw new IllegalStateException(
					"Column " + name + " is not in the definition of its table: " + columnNames());
		}
		List<Token> expression = column.generated;
		String generated = (expression != null)
				? "generated always as (" + text(expression) + ")" + (column.stored ? " stored" : " virtual") : null;
		return new Column(name, column.type + column.collation, !notNull && !isRowid(column), defaultValue(column),
				column.autoincrement ? "autoincrement" : null, generated, null);
	}

	/**
	 * Whether the column is another name for the number of the row, and so never null.
	 */
	private boolean isRowid(SqliteColumnText column) {
		PrimaryKey key = primaryKey();
		return key != null && key.columns().equals(List.of(column.name)) && column.type.equals("integer")
				&& !column.descending;
	}

	private static @Nullable String defaultValue(SqliteColumnText column) {
		List<Token> value = column.defaultValue;
		if (value == null || (value.size() == 1 && value.get(0).is("null"))) {
			return null;
		}
		Token first = value.get(0);
		boolean constant = first.is("true") || first.is("false") || first.is("current_timestamp")
				|| first.is("current_date") || first.is("current_time");
		if (value.size() == 1 && !constant && (first.kind() == Kind.WORD || first.kind() == Kind.NAME)) {
			return SqlText.literal(first.name());
		}
		return SqliteTokens.text(value, List.of(), SqliteDiffDialect.IDENTIFIERS);
	}

	/**
	 * A check before all columns are known.
	 *
	 * @param name its name
	 * @param condition its condition
	 */
	private record Check(String name, List<Token> condition) {

	}

	/**
	 * A column while it is read.
	 */
	private static final class SqliteColumnText {

		private final String name;

		private String type = "";

		private String collation = "";

		private @Nullable List<Token> defaultValue;

		private @Nullable List<Token> generated;

		private boolean stored;

		private boolean autoincrement;

		private boolean descending;

		private SqliteColumnText(String name) {
			this.name = name;
		}

	}

}
