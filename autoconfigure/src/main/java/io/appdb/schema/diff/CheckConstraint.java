package io.appdb.schema.diff;

import java.util.function.UnaryOperator;

/**
 * A check. Immutable.
 *
 * @param name its name
 * @param expression its condition without the outer parentheses, as the reader of the
 * database normalises it
 */
record CheckConstraint(String name, String expression) implements Constraint {

	@Override
	public CheckConstraint withName(String other) {
		return new CheckConstraint(other, this.expression);
	}

	@Override
	public CheckConstraint renamed(UnaryOperator<String> renaming) {
		return new CheckConstraint(this.name, SqlText.renamed(this.expression, renaming));
	}

	@Override
	public String description() {
		return "check (" + this.expression + ")";
	}

}
