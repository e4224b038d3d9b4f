package io.appdb.schema.diff;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A column of an index. Immutable.
 *
 * @param column the column, {@code null} for an expression
 * @param expression the expression, {@code null} for a column
 * @param attributes what stands behind it, as in {@code (10) desc nulls last}; empty for
 * nothing
 */
record IndexColumn(@Nullable String column, @Nullable String expression, String attributes) {

	IndexColumn renamed(UnaryOperator<String> columns) {
		return new IndexColumn((this.column != null) ? columns.apply(this.column) : null,
				(this.expression != null) ? SqlText.renamed(this.expression, columns) : null, this.attributes);
	}

	@Override
	public String toString() {
		return ((this.column != null) ? this.column : "(" + this.expression + ")")
				+ (this.attributes.isEmpty() ? "" : " " + this.attributes);
	}

}
