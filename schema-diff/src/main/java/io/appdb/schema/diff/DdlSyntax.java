package io.appdb.schema.diff;

import java.util.List;

/**
 * How a database that alters tables step by step writes the steps. Implementations have
 * no state but the words the database reserves.
 */
interface DdlSyntax {

	Identifiers identifiers();

	/**
	 * Returns the steps of a difference, with those that the database needs in between.
	 */
	default List<SchemaChange> steps(SchemaDifference difference) {
		return difference.changes();
	}

	default List<String> addSchema(String schema) {
		return List.of("create schema if not exists " + identifiers().name(schema));
	}

	/**
	 * Creates a table with all that belongs to it but its foreign keys and indexes.
	 */
	List<String> addTable(Table table);

	default List<String> dropTable(Table table) {
		return List.of("drop table " + identifiers().name(table.name()));
	}

	List<String> renameTable(TableName from, TableName to);

	List<String> commentTable(Table table);

	List<String> addColumn(Table table, Column column);

	default List<String> dropColumn(TableName table, Column column) {
		return List.of(alter(table) + " drop column " + identifiers().name(column.name()));
	}

	default List<String> renameColumn(TableName table, String from, Column column) {
		return List.of(alter(table) + " rename column " + identifiers().name(from) + " to "
				+ identifiers().name(column.name()));
	}

	List<String> alterColumn(Table table, Column from, Column to);

	List<String> addConstraint(Table table, TableConstraint constraint);

	default List<String> dropConstraint(TableName table, TableConstraint constraint) {
		return List.of(alter(table) + " drop constraint " + identifiers().name(constraint.name()));
	}

	List<String> addIndex(Table table, Index index);

	List<String> dropIndex(TableName table, Index index);

	default List<String> addSequence(Sequence sequence) {
		return List.of("create sequence " + identifiers().name(sequence.name()) + options(sequence));
	}

	default List<String> dropSequence(Sequence sequence) {
		return List.of("drop sequence " + identifiers().name(sequence.name()));
	}

	default List<String> alterSequence(Sequence from, Sequence to) {
		return List.of("alter sequence " + identifiers().name(to.name()) + options(to));
	}

	default List<String> addEnumType(EnumType type) {
		return List.of();
	}

	default List<String> dropEnumType(EnumType type) {
		return List.of();
	}

	/**
	 * Changes the values of a named type.
	 * @param before the schema before, by its new names
	 * @param after the schema afterwards
	 */
	default List<String> alterEnumType(EnumType from, EnumType to, SchemaModel before, SchemaModel after) {
		return List.of();
	}

	/**
	 * Warns of a column that needs a value and says none.
	 */
	default List<String> warnings(Table table, Column added) {
		return Warnings.added(table, added);
	}

	/**
	 * Returns whether a named type is made anew and not altered.
	 */
	default boolean isMadeAnew(SchemaChange.AlterEnumType change, SchemaDifference difference) {
		return true;
	}

	/**
	 * Returns whether a column has a named type, or many values of it.
	 */
	default boolean hasType(String type, Column column) {
		return column.type().equals(type);
	}

	default String alter(TableName table) {
		return "alter table " + identifiers().name(table);
	}

	private static String options(Sequence sequence) {
		return " start with " + sequence.start() + " increment by " + sequence.increment()
				+ (sequence.attributes().isEmpty() ? "" : " " + sequence.attributes());
	}

}
