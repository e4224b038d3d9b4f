package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What PostgreSQL's statements look like.
 *
 * @param identifiers how it writes names
 * @param taken the names that a new sequence cannot have
 */
record PostgreSqlSyntax(Identifiers identifiers, Set<TableName> taken) implements StandardSyntax {

	/**
	 * The identity of a column that has its number from a sequence of its own by default.
	 */
	static final String SERIAL = "serial";

	private static final String ARRAY = "[]";

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision");

	private static final Set<String> MOMENTS = Set.of("date", "timestamp without time zone",
			"timestamp with time zone");

	private static final Set<String> TEXTS = Set.of("varchar", "character", "text");

	private static final Pattern COLLATION = Pattern.compile(" collate .*");

	@Override
	public List<SchemaChange> steps(SchemaDifference difference) {
		List<String> madeAnew = difference.changes()
			.stream()
			.filter(SchemaChange.AlterEnumType.class::isInstance)
			.map(SchemaChange.AlterEnumType.class::cast)
			.filter((change) -> isMadeAnew(change, difference))
			.map((change) -> this.identifiers.name(change.to().name()))
			.toList();
		return new PostgreSqlSteps(difference, (column) -> madeAnew.stream().anyMatch((type) -> hasType(type, column)))
			.steps();
	}

	@Override
	public String definition(Column column) {
		if (!SERIAL.equals(column.identity())) {
			return StandardSyntax.super.definition(column);
		}
		return StandardSyntax.super.definition(new Column(column.name(), serial(column.type()), column.nullable(), null,
				null, null, column.comment()));
	}

	private static String serial(String type) {
		return switch (type) {
			case "smallint" -> "smallserial";
			case "integer" -> "serial";
			default -> "bigserial";
		};
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
	public List<String> alterGenerated(Table table, Column from, Column to) {
		List<String> statements = new ArrayList<>(dropColumn(table.name(), from));
		statements.addAll(addColumn(table, to));
		return statements;
	}

	@Override
	public String changeType(Column from, Column to) {
		return " type " + to.type() + using(from, to);
	}

	/**
	 * Asks for the name of the sequence where the statement runs: it is an older one
	 * where the table or the column was renamed.
	 */
	@Override
	public List<String> dropIdentity(Table table, Column column, String alter) {
		return SERIAL.equals(column.identity())
				? List.of(alter + " drop default",
						"do $$ begin execute 'drop sequence ' || " + ownSequence(table, column) + "; end $$")
				: StandardSyntax.super.dropIdentity(table, column, alter);
	}

	@Override
	public List<String> addIdentity(Table table, Column column, String alter) {
		List<String> statements = new ArrayList<>();
		if (SERIAL.equals(column.identity())) {
			String sequence = this.identifiers.name(freeSequence(table, column));
			statements.add("create sequence " + sequence + " as " + column.type() + " owned by " + name(table) + "."
					+ this.identifiers.name(column.name()));
			statements.add(alter + " set default nextval(" + SqlText.literal(sequence) + ")");
		}
		else {
			statements.add(alter + " add " + column.identity());
		}
		statements.add("select setval(" + ownSequence(table, column) + ", coalesce(max("
				+ this.identifiers.name(column.name()) + "), 0) + 1, false) from " + name(table));
		return statements;
	}

	private String ownSequence(Table table, Column column) {
		return "pg_get_serial_sequence(" + SqlText.literal(name(table)) + ", " + SqlText.literal(column.name()) + ")";
	}

	private TableName freeSequence(Table table, Column column) {
		TableName wish = table.name().withName(table.name().name() + "_" + column.name() + "_seq");
		TableName free = wish;
		for (int i = 1; this.taken.contains(free); i++) {
			free = wish.withName(wish.name() + i);
		}
		return free;
	}

	@Override
	public List<String> alterSequence(Sequence from, Sequence to) {
		return PostgreSqlSequences.altered(this.identifiers.name(to.name()), from, to);
	}

	/**
	 * Says how values become those of another type. Where the database assigns them it
	 * says nothing, for an assignment refuses what does not fit, and a cast in words cuts
	 * it. Other types are told apart by their text.
	 */
	private String using(Column from, Column to) {
		String old = base(from.type());
		String wanted = base(to.type());
		if (old.equals(wanted)
				|| Stream.of(NUMBERS, MOMENTS, TEXTS).anyMatch((family) -> family.containsAll(List.of(old, wanted)))) {
			return "";
		}
		String using = " using " + this.identifiers.name(to.name());
		if (Set.of("boolean", "integer").equals(Set.of(old, wanted))) {
			return using + "::" + wanted;
		}
		if (old.endsWith(ARRAY) == wanted.endsWith(ARRAY) && TEXTS.contains(wanted.replace(ARRAY, ""))) {
			return using + "::text" + (wanted.endsWith(ARRAY) ? ARRAY : "");
		}
		return using + "::text::" + COLLATION.matcher(to.type()).replaceFirst("");
	}

	/**
	 * Returns a type without its length and collation.
	 */
	static String base(String type) {
		return COLLATION.matcher(type).replaceFirst("").replaceAll("\\(.*?\\)", "").toLowerCase(Locale.ROOT);
	}

	@Override
	public String unique(UniqueKey key) {
		String nulls = key.attributes().startsWith(PostgreSqlConstraints.NULLS_NOT_DISTINCT)
				? PostgreSqlConstraints.NULLS_NOT_DISTINCT : "";
		return "unique" + StandardSyntax.after(nulls) + " (" + this.identifiers.names(key.columns()) + ")"
				+ StandardSyntax.after(key.attributes().substring(nulls.length()).strip());
	}

	@Override
	public List<String> addIndex(Table table, Index index) {
		String columns = index.columns()
			.stream()
			.map((column) -> ((column.column() != null) ? this.identifiers.name(column.column())
					: "(" + column.expression() + ")") + StandardSyntax.after(column.attributes()))
			.collect(Collectors.joining(", "));
		return List.of("create " + (index.unique() ? "unique " : "") + "index " + this.identifiers.name(index.name())
				+ " on " + name(table) + ((index.method() != null) ? " using " + index.method() : "") + " (" + columns
				+ ")" + StandardSyntax.after(index.attributes())
				+ ((index.where() != null) ? " where " + index.where() : ""));
	}

	@Override
	public String enumKind() {
		return "type";
	}

	@Override
	public boolean isMadeAnew(SchemaChange.AlterEnumType change, SchemaDifference difference) {
		return !new GrownEnum(change.from(), change.to()).isAddable(difference.renamedBefore(), difference.after());
	}

	/**
	 * Adds values where nothing is in the way of that, else makes the type anew.
	 */
	@Override
	public List<String> alterEnumType(EnumType from, EnumType to, SchemaModel before, SchemaModel after) {
		GrownEnum grown = new GrownEnum(from, to);
		return grown.isAddable(before, after) ? grown.statements(this.identifiers.name(to.name()))
				: StandardSyntax.super.alterEnumType(from, to, before, after);
	}

	/**
	 * A computed column is away while a type is made anew.
	 */
	@Override
	public boolean isOf(String enumType, Column column) {
		return column.generated() == null && hasType(enumType, column);
	}

	@Override
	public boolean hasType(String enumType, Column column) {
		return column.type().equals(enumType) || column.type().equals(enumType + ARRAY);
	}

	@Override
	public String changeEnum(Column column) {
		String array = column.type().endsWith(ARRAY) ? ARRAY : "";
		return " type " + column.type() + " using " + this.identifiers.name(column.name()) + "::text" + array + "::"
				+ column.type();
	}

}
