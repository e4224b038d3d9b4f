package io.appdb.schema.diff;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
		return (this.unique ? "unique index " : "index ") + this.name + " ("
				+ this.columns.stream().map(IndexColumn::toString).collect(Collectors.joining(", ")) + ")"
				+ ((this.where != null) ? " where " + this.where : "");
	}

}
