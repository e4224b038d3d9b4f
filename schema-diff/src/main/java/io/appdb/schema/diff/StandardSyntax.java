package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What the statements of databases look like that keep to the SQL standard where it says
 * something. Implementations have no state but the words the database reserves.
 */
interface StandardSyntax extends DdlSyntax {

	/**
	 * Returns all that is said of a column but its comment.
	 */
	default String definition(Column column) {
		StringBuilder sql = new StringBuilder(identifiers().name(column.name())).append(' ').append(column.type());
		if (column.defaultValue() != null) {
			sql.append(" default ").append(readable(column.defaultValue()));
		}
		if (column.generated() != null) {
			sql.append(' ').append(readable(column.generated()));
		}
		if (column.identity() != null) {
			sql.append(' ').append(column.identity());
		}
		return column.nullable() ? sql.toString() : sql.append(" not null").toString();
	}

	/**
	 * Returns an expression for people to read.
	 */
	default String readable(String expression) {
		return expression;
	}

	@Override
	default List<String> addTable(Table table) {
		List<String> parts = new ArrayList<>(table.columns().stream().map(this::definition).toList());
		table.constraints()
			.filter((constraint) -> !(constraint instanceof ForeignKey))
			.forEach((constraint) -> parts.add(definition(constraint)));
		List<String> statements = new ArrayList<>();
		statements.add("create table " + name(table) + " (\n    " + String.join(",\n    ", parts) + "\n)"
				+ after(table.options()));
		statements.addAll(table.parts());
		if (table.comment() != null) {
			statements.addAll(commentTable(table));
		}
		table.columns()
			.stream()
			.filter((column) -> column.comment() != null)
			.forEach((column) -> statements.add(comment(table, column)));
		return statements;
	}

	default String name(Table table) {
		return identifiers().name(table.name());
	}

	default String definition(TableConstraint constraint) {
		String named = constraint.name().isEmpty() ? "" : "constraint " + identifiers().name(constraint.name()) + " ";
		if (constraint instanceof PrimaryKey key) {
			return named + "primary key (" + identifiers().names(key.columns()) + ")" + after(key.attributes());
		}
		if (constraint instanceof UniqueKey key) {
			return named + unique(key);
		}
		if (constraint instanceof ForeignKey key) {
			return named + "foreign key (" + identifiers().names(key.columns()) + ") references "
					+ identifiers().name(key.target()) + " (" + identifiers().names(key.targetColumns()) + ")"
					+ action("delete", key.onDelete()) + action("update", key.onUpdate()) + after(key.attributes());
		}
		if (constraint instanceof OtherConstraint other) {
			return named + other.definition();
		}
		CheckConstraint check = (CheckConstraint) constraint;
		return named + "check (" + readable(check.expression()) + ")" + after(check.attributes());
	}

	default String unique(UniqueKey key) {
		return "unique (" + identifiers().names(key.columns()) + ")" + after(key.attributes());
	}

	private static String action(String event, String action) {
		return action.equals(ForeignKey.NO_ACTION) ? "" : " on " + event + " " + action;
	}

	static String after(String attributes) {
		return attributes.isEmpty() ? "" : " " + attributes;
	}

	@Override
	default List<String> commentTable(Table table) {
		return List.of("comment on table " + name(table) + " is " + text(table.comment()));
	}

	default String comment(Table table, Column column) {
		return "comment on column " + name(table) + "." + identifiers().name(column.name()) + " is "
				+ text(column.comment());
	}

	private static String text(@Nullable String comment) {
		return (comment != null) ? SqlText.literal(comment) : "null";
	}

	@Override
	default List<String> addColumn(Table table, Column column) {
		String add = alter(table.name()) + " add column " + definition(column);
		return (column.comment() != null) ? List.of(add, comment(table, column)) : List.of(add);
	}

	@Override
	default List<String> alterColumn(Table table, Column from, Column to) {
		if (!Objects.equals(from.generated(), to.generated())) {
			return alterGenerated(table, from, to);
		}
		List<String> statements = new ArrayList<>();
		String alter = alter(table.name()) + " alter column " + identifiers().name(to.name());
		boolean retyped = !from.type().equals(to.type());
		boolean renumbered = !Objects.equals(from.identity(), to.identity());
		if (renumbered && from.identity() != null) {
			statements.addAll(dropIdentity(table, from, alter));
		}
		boolean revalued = !Objects.equals(from.defaultValue(), to.defaultValue());
		if (from.defaultValue() != null && (retyped || to.defaultValue() == null)) {
			statements.add(alter + " drop default");
		}
		if (retyped) {
			statements.add(alter + changeType(from, to));
		}
		if (from.nullable() != to.nullable()) {
			statements.add(alter + (to.nullable() ? " drop not null" : " set not null"));
		}
		if (to.defaultValue() != null && (retyped || revalued)) {
			statements.add(alter + " set default " + readable(to.defaultValue()));
		}
		if (renumbered && to.identity() != null) {
			statements.addAll(addIdentity(table, to, alter));
		}
		if (!Objects.equals(from.comment(), to.comment())) {
			statements.add(comment(table, to));
		}
		return statements;
	}

	/**
	 * Changes how a column is computed, or whether it is.
	 */
	List<String> alterGenerated(Table table, Column from, Column to);

	/**
	 * Returns the clause that changes the type of a column.
	 */
	String changeType(Column from, Column to);

	/**
	 * Takes away that a column gets its number by itself.
	 * @param alter the beginning of a statement that changes the column
	 */
	default List<String> dropIdentity(Table table, Column column, String alter) {
		return List.of(alter + " drop identity");
	}

	/**
	 * Lets a column get its number by itself, behind the numbers that are there.
	 * @param alter the beginning of a statement that changes the column
	 */
	List<String> addIdentity(Table table, Column column, String alter);

	@Override
	default List<String> addConstraint(Table table, TableConstraint constraint) {
		return List.of(alter(table.name()) + " add " + definition(constraint));
	}

	@Override
	default List<String> dropIndex(TableName table, Index index) {
		return List.of("drop index " + identifiers().name(table.withName(index.name())));
	}

	/**
	 * Returns what a named enum type is: a type or a domain.
	 */
	String enumKind();

	@Override
	default List<String> addEnumType(EnumType type) {
		return List.of("create " + enumKind() + " " + identifiers().name(type.name()) + " as enum ("
				+ type.values().stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")");
	}

	@Override
	default List<String> dropEnumType(EnumType type) {
		return List.of("drop " + enumKind() + " " + identifiers().name(type.name()));
	}

	/**
	 * Makes the type anew: H2 can change nothing, PostgreSQL can only add values.
	 */
	@Override
	default List<String> alterEnumType(EnumType from, EnumType to, SchemaModel before, SchemaModel after) {
		String type = identifiers().name(to.name());
		String suffix = identifiers().folded() ? "_OLD" : "_old";
		EnumType old = new EnumType(to.name().withName(to.name().name() + suffix), from.values());
		List<String> statements = new ArrayList<>();
		List<String> defaults = new ArrayList<>();
		statements.add("alter " + enumKind() + " " + type + " rename to " + identifiers().name(old.name().name()));
		statements.addAll(addEnumType(to));
		for (Table table : before.tables()) {
			Table wanted = after.table(table.name()).orElse(null);
			for (Column column : table.columns()) {
				if (wanted == null || !isOf(type, column)) {
					continue;
				}
				String alter = alter(table.name()) + " alter column " + identifiers().name(column.name());
				if (column.defaultValue() != null) {
					statements.add(alter + " drop default");
					defaults.addAll(keptDefault(alter, column, wanted));
				}
				statements.add(alter + changeEnum(column));
			}
		}
		statements.addAll(defaults);
		statements.addAll(dropEnumType(old));
		return statements;
	}

	/**
	 * Returns whether a column has a named enum type, or many values of it.
	 */
	default boolean isOf(String enumType, Column column) {
		return column.type().equals(enumType);
	}

	/**
	 * Returns the clause that gives a column its type again, which has been made anew.
	 */
	String changeEnum(Column column);

	private static List<String> keptDefault(String alter, Column column, Table wanted) {
		boolean kept = wanted.column(column.name())
			.filter((same) -> Objects.equals(same.defaultValue(), column.defaultValue()))
			.isPresent();
		return kept ? List.of(alter + " set default " + column.defaultValue()) : List.of();
	}

}
