package io.appdb.schema.diff;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A check. Immutable.
 *
 * @param name its name
 * @param expression its condition without the outer parentheses, as the reader of the
 * database normalises it
 * @param attributes what stands behind it, as in {@code not valid}; empty for nothing
 */
record CheckConstraint(String name, String expression, String attributes) implements TableConstraint {

	CheckConstraint(String name, String expression) {
		this(name, expression, "");
	}

	@Override
	public CheckConstraint withName(String other) {
		return new CheckConstraint(other, this.expression, this.attributes);
	}

	@Override
	public CheckConstraint renamed(UnaryOperator<String> renaming) {
		return new CheckConstraint(this.name, SqlText.renamed(this.expression, renaming), this.attributes);
	}

	@Override
	public CheckConstraint plain() {
		return new CheckConstraint(this.name, this.expression);
	}

	@Override
	public Set<String> identifiers() {
		return SqlText.identifiers(this.expression);
	}

	@Override
	public String description() {
		return "check (" + this.expression + ")" + (this.attributes.isEmpty() ? "" : " " + this.attributes);
	}

}
