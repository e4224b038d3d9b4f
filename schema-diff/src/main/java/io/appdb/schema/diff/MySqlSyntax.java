package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What statements of MySQL and MariaDB look like, and the clauses of theirs that change a
 * table.
 *
 * @param identifiers how they write names
 */
record MySqlSyntax(Identifiers identifiers) {

	static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

	/**
	 * Returns the name of a check that stands within a column, which only MariaDB has.
	 */
	static String withinColumn(String column) {
		return SqlText.quoted(column, '`');
	}

	static boolean isWithinColumn(TableConstraint constraint) {
		return constraint.name().startsWith("`");
	}

	String name(TableName table) {
		return this.identifiers.name(table);
	}

	String name(String name) {
		return this.identifiers.name(name);
	}

	String createTable(Table table) {
		List<String> parts = new ArrayList<>(
				table.columns().stream().map((column) -> definition(table, column)).toList());
		Stream
			.of(Stream.ofNullable(table.primaryKey()), table.uniqueKeys().stream(),
					table.checks().stream().filter((check) -> !isWithinColumn(check)))
			.<TableConstraint>flatMap((constraints) -> constraints)
			.forEach((constraint) -> parts.add(definition(constraint)));
		table.indexes()
			.stream()
			.filter((index) -> !isMadeForKey(index, table))
			.forEach((index) -> parts.add(definition(index)));
		String comment = table.comment();
		return "create table " + name(table.name()) + " (\n    " + String.join(",\n    ", parts) + "\n)"
				+ ((comment != null) ? " " + comment(comment) : "") + table.options();
	}

	/**
	 * Returns whether the server makes it for a foreign key, under the name of the key.
	 */
	static boolean isMadeForKey(Index index, Table table) {
		return index.isImplied() && table.foreignKeys().stream().anyMatch((key) -> key.name().equals(index.name()));
	}

	/**
	 * Returns all that is said of a column: whoever changes one thing has to repeat the
	 * rest.
	 */
	String definition(Table table, Column column) {
		String checks = table.checks()
			.stream()
			.filter((check) -> check.name().equals(withinColumn(column.name())))
			.map((check) -> " check (" + readable(check.expression()) + ")")
			.collect(Collectors.joining());
		return definition(column) + checks;
	}

	String definition(Column column) {
		StringBuilder sql = new StringBuilder(name(column.name())).append(' ').append(column.type());
		if (column.generated() != null) {
			sql.append(' ').append(readable(column.generated()));
		}
		if (!column.nullable()) {
			sql.append(" not null");
		}
		else if (column.type().startsWith("timestamp")) {
			sql.append(" null");
		}
		if (column.defaultValue() != null) {
			sql.append(" default ").append(readable(column.defaultValue()));
		}
		if (column.identity() != null) {
			sql.append(' ').append(column.identity());
		}
		String comment = column.comment();
		return (comment != null) ? sql + " " + comment(comment) : sql.toString();
	}

	private String readable(String expression) {
		return this.identifiers.readable(expression);
	}

	private static String comment(String text) {
		return "comment " + MySqlText.literal(text);
	}

	/**
	 * Returns the clause that gives a table its comment, or takes it away.
	 */
	static String changeComment(Table table) {
		return "comment = " + MySqlText.literal(Objects.requireNonNullElse(table.comment(), ""));
	}

	String definition(TableConstraint constraint) {
		String named = constraint.name().isEmpty() ? "" : "constraint " + name(constraint.name()) + " ";
		if (constraint instanceof PrimaryKey key) {
			return "primary key (" + this.identifiers.names(key.columns()) + ")";
		}
		if (constraint instanceof UniqueKey key) {
			return named + "unique (" + this.identifiers.names(key.columns()) + ")";
		}
		if (constraint instanceof ForeignKey key) {
			return named + "foreign key (" + this.identifiers.names(key.columns()) + ") references "
					+ name(key.target()) + " (" + this.identifiers.names(key.targetColumns()) + ")"
					+ action("delete", key.onDelete()) + action("update", key.onUpdate());
		}
		return named + "check (" + readable(((CheckConstraint) constraint).expression()) + ")";
	}

	private static String action(String event, String action) {
		return action.equals(ForeignKey.NO_ACTION) ? "" : " on " + event + " " + action;
	}

	String definition(Index index) {
		String columns = index.columns().stream().map(this::definition).collect(Collectors.joining(", "));
		String method = Objects.requireNonNullElse(index.method(), "");
		boolean kind = method.equals("fulltext") || method.equals("spatial");
		return (index.unique() ? "unique " : "") + (kind ? method + " " : "") + "index " + name(index.name())
				+ ((kind || method.isEmpty()) ? "" : " using " + method) + " (" + columns + ")";
	}

	private String definition(IndexColumn column) {
		String attributes = column.attributes();
		String after = (attributes.isEmpty() || attributes.startsWith("(")) ? attributes : " " + attributes;
		return ((column.column() != null) ? name(column.column())
				: "(" + readable(String.valueOf(column.expression())) + ")") + after;
	}

	/**
	 * Writes one statement of several clauses: the table changes as a whole or not at
	 * all.
	 */
	String alter(TableName table, List<String> clauses) {
		String start = "alter table " + name(table);
		return (clauses.size() == 1) ? start + " " + clauses.get(0)
				: start + "\n    " + String.join(",\n    ", clauses);
	}

	String drop(TableConstraint constraint, String name) {
		if (constraint instanceof PrimaryKey) {
			return "drop primary key";
		}
		if (constraint instanceof ForeignKey) {
			return "drop foreign key " + name(name);
		}
		return ((constraint instanceof UniqueKey) ? "drop index " : "drop constraint ") + name(name);
	}

	String drop(Index index) {
		return "drop index " + name(index.name());
	}

	String drop(Column column) {
		return "drop column " + name(column.name());
	}

	String createSequence(Sequence sequence) {
		return "create sequence " + name(sequence.name()) + options(sequence) + after(sequence.attributes());
	}

	String alterSequence(Sequence from, Sequence to) {
		StringBuilder usual = new StringBuilder();
		for (String option : List.of("minvalue", "maxvalue", "cycle")) {
			if (has(from, option) && !has(to, option)) {
				usual.append(" no").append(option);
			}
		}
		if (has(from, "cache") && !has(to, "cache")) {
			usual.append(" cache 1000");
		}
		return "alter sequence " + name(to.name()) + options(to) + usual + after(to.attributes());
	}

	private static boolean has(Sequence sequence, String option) {
		return sequence.attributes().contains(option);
	}

	private static String options(Sequence sequence) {
		return " start with " + sequence.start() + " increment by " + sequence.increment();
	}

	private static String after(String attributes) {
		return attributes.isEmpty() ? "" : " " + attributes;
	}

	String dropSequence(Sequence sequence) {
		return "drop sequence " + name(sequence.name());
	}

}
