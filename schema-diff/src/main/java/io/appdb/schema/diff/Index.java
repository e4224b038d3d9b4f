package io.appdb.schema.diff;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An index that belongs to no constraint. Immutable.
 *
 * @param name its name
 * @param unique whether it is unique
 * @param method the kind of index as the database names it, {@code null} for the usual
 * one
 * @param columns its columns, in order
 * @param where the condition of a partial index
 * @param attributes what else is said of it, as in {@code include (name)}; empty for
 * nothing
 */
record Index(String name, boolean unique, @Nullable String method, List<IndexColumn> columns, @Nullable String where,
		String attributes) {

	private static final String IMPLIED = "'implied'";

	Index {
		columns = List.copyOf(columns);
	}

	/**
	 * Returns the index as one that the database keeps for a foreign key. It is no
	 * difference whether there is one.
	 */
	Index impliedByForeignKey() {
		return new Index(this.name, this.unique, this.method, this.columns, this.where, IMPLIED);
	}

	boolean isImplied() {
		return this.attributes.equals(IMPLIED);
	}

	/**
	 * Returns whether it has something that entities cannot say: they know columns, their
	 * direction, and whether it is unique.
	 */
	boolean isBeyondEntities() {
		return this.method != null || this.where != null || !this.attributes.isEmpty()
				|| this.columns.stream()
					.anyMatch((column) -> column.column() == null
							|| !(column.attributes().isEmpty() || column.attributes().equals("desc")));
	}

	/**
	 * Returns whether it is an index of the same columns with something more.
	 */
	boolean isMoreThan(Index plain) {
		return this.unique == plain.unique && columnNames().equals(plain.columnNames());
	}

	/**
	 * Returns the names of its columns, an empty one for an expression.
	 */
	List<String> columnNames() {
		return this.columns.stream().map((column) -> Objects.requireNonNullElse(column.column(), "")).toList();
	}

	/**
	 * Returns the names in its expressions and in its condition.
	 */
	Set<String> identifiersOfExpressions() {
		return Stream
			.concat(this.columns.stream().flatMap((column) -> Stream.ofNullable(column.expression())),
					Stream.ofNullable(this.where))
			.flatMap((text) -> SqlText.identifiers(text).stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns the names of columns, functions and operators in it.
	 */
	Set<String> identifiers() {
		return Stream
			.of(this.columns.stream()
				.flatMap((column) -> (column.column() != null) ? Stream.of(column.column())
						: SqlText.identifiers(Objects.requireNonNull(column.expression())).stream()),
					Stream.ofNullable(this.where).flatMap((text) -> SqlText.identifiers(text).stream()),
					SqlText.identifiers(this.attributes).stream())
			.flatMap((names) -> names)
			.collect(Collectors.toUnmodifiableSet());
	}

	Index meaning() {
		return withName("");
	}

	Index withName(String other) {
		return new Index(other, this.unique, this.method, this.columns, this.where, this.attributes);
	}

	Index renamed(UnaryOperator<String> renaming) {
		return new Index(this.name, this.unique, this.method,
				this.columns.stream().map((column) -> column.renamed(renaming)).toList(),
				(this.where != null) ? SqlText.renamed(this.where, renaming) : null,
				SqlText.renamed(this.attributes, renaming));
	}

	String description() {
		return (this.unique ? "unique index " : "index ") + this.name
				+ ((this.method != null) ? " using " + this.method : "") + " ("
				+ this.columns.stream().map(IndexColumn::toString).collect(Collectors.joining(", ")) + ")"
				+ (this.attributes.isEmpty() ? "" : " " + this.attributes)
				+ ((this.where != null) ? " where " + this.where : "");
	}

}
