package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What H2's statements look like.
 *
 * @param identifiers how it writes names
 */
record H2Syntax(Identifiers identifiers) implements StandardSyntax {

	private static final String INCLUDED = "include";

	@Override
	public List<SchemaChange> steps(SchemaDifference difference) {
		return new H2Steps(difference).steps();
	}

	@Override
	public String readable(String expression) {
		return this.identifiers.readable(expression);
	}

	@Override
	public List<String> renameTable(TableName from, TableName to) {
		if (!Objects.equals(from.schema(), to.schema())) {
			throw new IllegalArgumentException("The renaming " + from + "=" + to
					+ " moves a table to another schema, which H2 cannot do: write the migration by hand");
		}
		return List.of(alter(from) + " rename to " + this.identifiers.name(to.name()));
	}

	@Override
	public List<String> renameColumn(TableName table, String from, Column column) {
		return List.of(alter(table) + " alter column " + this.identifiers.name(from) + " rename to "
				+ this.identifiers.name(column.name()));
	}

	/**
	 * A column that is no longer computed keeps its values.
	 */
	@Override
	public List<String> alterGenerated(Table table, Column from, Column to) {
		if (to.generated() == null) {
			Column plain = from.withGenerated(null);
			List<String> statements = new ArrayList<>();
			statements
				.add(alter(table.name()) + " alter column " + this.identifiers.name(to.name()) + " drop expression");
			statements.addAll(alterColumn(table, plain, to));
			return statements;
		}
		String alter = alter(table.name()) + " alter column ";
		List<String> statements = new ArrayList<>();
		statements
			.add(alter + definition(new Column(to.name(), to.type(), true, null, null, to.generated(), to.comment())));
		if (from.nullable() != to.nullable()) {
			statements
				.add(alter + this.identifiers.name(to.name()) + (to.nullable() ? " drop not null" : " set not null"));
		}
		if (to.comment() != null || from.comment() != null) {
			statements.add(comment(table, to));
		}
		return statements;
	}

	@Override
	public String changeType(Column from, Column to) {
		return " set data type " + to.type();
	}

	@Override
	public String enumKind() {
		return "domain";
	}

	/**
	 * Writes it as Hibernate does, as a text.
	 */
	@Override
	public List<String> addEnumType(EnumType type) {
		int length = type.values().stream().mapToInt(String::length).max().orElse(1);
		return List
			.of("create domain " + this.identifiers.name(type.name()) + " as varchar(" + length + ") check (value in ("
					+ type.values().stream().map(SqlText::literal).collect(Collectors.joining(", ")) + "))");
	}

	@Override
	public String changeEnum(Column column) {
		return changeType(column, column);
	}

	@Override
	public List<String> addIdentity(Table table, Column column, String alter) {
		H2Identity identity = H2Identity.of(Objects.requireNonNull(column.identity()));
		return List.of(alter + identity.clause(), alter + " restart with (select coalesce(max("
				+ this.identifiers.name(column.name()) + ") + 1, " + identity.start() + ") from " + name(table) + ")");
	}

	@Override
	public String unique(UniqueKey key) {
		return "unique" + StandardSyntax.after(key.attributes()) + " (" + this.identifiers.names(key.columns()) + ")";
	}

	@Override
	public List<String> addIndex(Table table, Index index) {
		String columns = index.columns()
			.stream()
			.map((column) -> this.identifiers.name(Objects.requireNonNull(column.column()))
					+ StandardSyntax.after(column.attributes()))
			.collect(Collectors.joining(", "));
		int end = index.attributes().indexOf(INCLUDED);
		String nulls = (end < 0) ? index.attributes() : index.attributes().substring(0, end).strip();
		String included = (end < 0) ? "" : readable(index.attributes().substring(end));
		return List.of("create" + (index.unique() ? " unique" : "") + StandardSyntax.after(nulls)
				+ StandardSyntax.after(Objects.requireNonNullElse(index.method(), "")) + " index "
				+ this.identifiers.name(index.name()) + " on " + name(table) + " (" + columns + ")"
				+ StandardSyntax.after(included));
	}

	@Override
	public List<String> alterSequence(Sequence from, Sequence to) {
		if (!H2Sequences.isSameType(from, to)) {
			return List.of(dropSequence(from).get(0), addSequence(to).get(0));
		}
		return List.of("alter sequence " + this.identifiers.name(to.name()) + " start with " + to.start()
				+ " increment by " + to.increment() + H2Sequences.changed(from, to));
	}

}
