package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's statements look like.
 *
 * @param identifiers how it writes names
 */
record PostgreSqlSyntax(Identifiers identifiers) implements DdlSyntax {

	/**
	 * The identity of a column that has its number from a sequence of its own by default.
	 */
	static final String SERIAL = "serial";

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision");

	private static final Set<String> MOMENTS = Set.of("date", "timestamp without time zone",
			"timestamp with time zone");

	@Override
	public List<String> addTable(Table table) {
		List<String> parts = new ArrayList<>(table.columns().stream().map(this::definition).toList());
		Stream.of(Stream.ofNullable(table.primaryKey()), table.uniqueKeys().stream(), table.checks().stream())
			.<Constraint>flatMap((constraints) -> constraints)
			.forEach((constraint) -> parts.add(definition(constraint)));
		List<String> statements = new ArrayList<>();
		statements.add("create table " + name(table) + " (\n    " + String.join(",\n    ", parts) + "\n)");
		if (table.comment() != null) {
			statements.addAll(commentTable(table));
		}
		table.columns()
			.stream()
			.filter((column) -> column.comment() != null)
			.forEach((column) -> statements.add(comment(table, column)));
		return statements;
	}

	private String name(Table table) {
		return this.identifiers.name(table.name());
	}

	private String definition(Column column) {
		boolean serial = SERIAL.equals(column.identity());
		StringBuilder sql = new StringBuilder(this.identifiers.name(column.name())).append(' ')
			.append(serial ? serial(column.type()) : column.type());
		if (column.defaultValue() != null) {
			sql.append(" default ").append(column.defaultValue());
		}
		if (column.generated() != null) {
			sql.append(' ').append(column.generated());
		}
		if (column.identity() != null && !serial) {
			sql.append(' ').append(column.identity());
		}
		return column.nullable() ? sql.toString() : sql.append(" not null").toString();
	}

	private static String serial(String type) {
		return switch (type) {
			case "smallint" -> "smallserial";
			case "integer" -> "serial";
			default -> "bigserial";
		};
	}

	private String definition(Constraint constraint) {
		String named = constraint.name().isEmpty() ? ""
				: "constraint " + this.identifiers.name(constraint.name()) + " ";
		if (constraint instanceof PrimaryKey key) {
			return named + "primary key (" + this.identifiers.names(key.columns()) + ")";
		}
		if (constraint instanceof UniqueKey key) {
			return named + "unique (" + this.identifiers.names(key.columns()) + ")" + after(key.attributes());
		}
		if (constraint instanceof ForeignKey key) {
			return named + "foreign key (" + this.identifiers.names(key.columns()) + ") references "
					+ this.identifiers.name(key.target()) + " (" + this.identifiers.names(key.targetColumns()) + ")"
					+ action("delete", key.onDelete()) + action("update", key.onUpdate()) + after(key.attributes());
		}
		return named + "check (" + ((CheckConstraint) constraint).expression() + ")";
	}

	private static String after(String attributes) {
		return attributes.isEmpty() ? "" : " " + attributes;
	}

	private static String action(String event, String action) {
		return action.equals(ForeignKey.NO_ACTION) ? "" : " on " + event + " " + action;
	}

	@Override
	public List<String> renameTable(TableName from, TableName to) {
		List<String> statements = new ArrayList<>();
		if (!from.name().equals(to.name())) {
			statements.add(alter(from) + " rename to " + this.identifiers.name(to.name()));
		}
		if (!Objects.equals(from.schema(), to.schema())) {
			statements.add(alter(from.withName(to.name())) + " set schema "
					+ this.identifiers.name(Objects.requireNonNullElse(to.schema(), "public")));
		}
		return statements;
	}

	@Override
	public List<String> commentTable(Table table) {
		return List.of("comment on table " + name(table) + " is " + text(table.comment()));
	}

	private String comment(Table table, Column column) {
		return "comment on column " + name(table) + "." + this.identifiers.name(column.name()) + " is "
				+ text(column.comment());
	}

	private static String text(@Nullable String comment) {
		return (comment != null) ? SqlText.literal(comment) : "null";
	}

	@Override
	public List<String> addColumn(Table table, Column column) {
		String add = alter(table.name()) + " add column " + definition(column);
		return (column.comment() != null) ? List.of(add, comment(table, column)) : List.of(add);
	}

	@Override
	public List<String> alterColumn(Table table, Column from, Column to) {
		List<String> statements = new ArrayList<>();
		if (!Objects.equals(from.generated(), to.generated())) {
			statements.addAll(dropColumn(table.name(), from));
			statements.addAll(addColumn(table, to));
			return statements;
		}
		String alter = alter(table.name()) + " alter column " + this.identifiers.name(to.name());
		boolean retyped = !from.type().equals(to.type());
		boolean renumbered = !Objects.equals(from.identity(), to.identity());
		if (renumbered && from.identity() != null) {
			statements.addAll(withoutIdentity(table, from, alter));
		}
		boolean revalued = !Objects.equals(from.defaultValue(), to.defaultValue());
		if (from.defaultValue() != null && (retyped || to.defaultValue() == null)) {
			statements.add(alter + " drop default");
		}
		if (retyped) {
			statements.add(alter + " type " + to.type() + using(from, to));
		}
		if (from.nullable() != to.nullable()) {
			statements.add(alter + (to.nullable() ? " drop not null" : " set not null"));
		}
		if (to.defaultValue() != null && (retyped || revalued)) {
			statements.add(alter + " set default " + to.defaultValue());
		}
		if (renumbered && to.identity() != null) {
			statements.addAll(withIdentity(table, to, alter));
		}
		if (!Objects.equals(from.comment(), to.comment())) {
			statements.add(comment(table, to));
		}
		return statements;
	}

	private List<String> withoutIdentity(Table table, Column column, String alter) {
		return SERIAL.equals(column.identity())
				? List.of(alter + " drop default", "drop sequence " + this.identifiers.name(ownSequence(table, column)))
				: List.of(alter + " drop identity");
	}

	/**
	 * Numbers go on behind those that are there.
	 */
	private List<String> withIdentity(Table table, Column column, String alter) {
		List<String> statements = new ArrayList<>();
		if (SERIAL.equals(column.identity())) {
			String sequence = this.identifiers.name(ownSequence(table, column));
			statements.add("create sequence " + sequence + " as " + column.type() + " owned by " + name(table) + "."
					+ this.identifiers.name(column.name()));
			statements.add(alter + " set default nextval(" + SqlText.literal(sequence) + ")");
		}
		else {
			statements.add(alter + " add " + column.identity());
		}
		statements.add("select setval(pg_get_serial_sequence(" + SqlText.literal(name(table)) + ", "
				+ SqlText.literal(column.name()) + "), coalesce(max(" + this.identifiers.name(column.name())
				+ "), 0) + 1, false) from " + name(table));
		return statements;
	}

	private static TableName ownSequence(Table table, Column column) {
		return table.name().withName(table.name().name() + "_" + column.name() + "_seq");
	}

	/**
	 * Types that PostgreSQL does not cast into each other are told apart by their text.
	 */
	private String using(Column from, Column to) {
		String old = base(from.type());
		String wanted = base(to.type());
		boolean direct = old.equals(wanted) || (NUMBERS.contains(old) && NUMBERS.contains(wanted))
				|| (MOMENTS.contains(old) && MOMENTS.contains(wanted))
				|| Set.of("boolean", "integer").equals(Set.of(old, wanted));
		String name = this.identifiers.name(to.name());
		return " using " + name + (direct ? "" : "::text") + "::" + to.type().replaceAll(" collate .*", "");
	}

	private static String base(String type) {
		return type.replaceAll("\\(.*?\\)", "").toLowerCase(Locale.ROOT);
	}

	@Override
	public List<String> addConstraint(Table table, Constraint constraint) {
		return List.of(alter(table.name()) + " add " + definition(constraint));
	}

	@Override
	public List<String> addIndex(Table table, Index index) {
		String columns = index.columns()
			.stream()
			.map((column) -> ((column.column() != null) ? this.identifiers.name(column.column())
					: "(" + column.expression() + ")") + after(column.attributes()))
			.collect(Collectors.joining(", "));
		return List.of("create " + (index.unique() ? "unique " : "") + "index " + this.identifiers.name(index.name())
				+ " on " + name(table) + ((index.method() != null) ? " using " + index.method() : "") + " (" + columns
				+ ")" + after(index.attributes()) + ((index.where() != null) ? " where " + index.where() : ""));
	}

	@Override
	public List<String> dropIndex(TableName table, Index index) {
		return List.of("drop index " + this.identifiers.name(table.withName(index.name())));
	}

	@Override
	public List<String> addEnumType(EnumType type) {
		return List.of("create type " + this.identifiers.name(type.name()) + " as enum ("
				+ type.values().stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")");
	}

	@Override
	public List<String> dropEnumType(EnumType type) {
		return List.of("drop type " + this.identifiers.name(type.name()));
	}

	/**
	 * Makes the type anew: PostgreSQL can only add values, and not use them in the same
	 * transaction.
	 */
	@Override
	public List<String> alterEnumType(EnumType from, EnumType to, SchemaModel before, SchemaModel after) {
		String type = this.identifiers.name(to.name());
		TableName old = to.name().withName(to.name().name() + "_old");
		List<String> statements = new ArrayList<>();
		List<String> defaults = new ArrayList<>();
		statements.add("alter type " + type + " rename to " + this.identifiers.name(old.name()));
		statements.addAll(addEnumType(to));
		for (Table table : before.tables()) {
			Table wanted = after.table(table.name()).orElse(null);
			for (Column column : table.columns()) {
				String array = column.type().endsWith("[]") ? "[]" : "";
				if (wanted == null || !column.type().equals(type + array)) {
					continue;
				}
				String alter = alter(table.name()) + " alter column " + this.identifiers.name(column.name());
				if (column.defaultValue() != null) {
					statements.add(alter + " drop default");
					defaults.addAll(keptDefault(alter, column, wanted));
				}
				statements.add(alter + " type " + type + array + " using " + this.identifiers.name(column.name())
						+ "::text" + array + "::" + type + array);
			}
		}
		statements.addAll(defaults);
		statements.add("drop type " + this.identifiers.name(old));
		return statements;
	}

	private static List<String> keptDefault(String alter, Column column, Table wanted) {
		boolean kept = wanted.column(column.name())
			.filter((same) -> Objects.equals(same.defaultValue(), column.defaultValue()))
			.isPresent();
		return kept ? List.of(alter + " set default " + column.defaultValue()) : List.of();
	}

}
