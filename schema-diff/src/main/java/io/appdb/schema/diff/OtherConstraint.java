package io.appdb.schema.diff;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A constraint that entities cannot say and of which only the text is known, as in
 * {@code EXCLUDE USING gist (room WITH =, during WITH &&)}. Immutable.
 *
 * @param name its name
 * @param definition its text as the database prints it
 */
record OtherConstraint(String name, String definition) implements TableConstraint {

	@Override
	public OtherConstraint withName(String other) {
		return new OtherConstraint(other, this.definition);
	}

	@Override
	public OtherConstraint renamed(UnaryOperator<String> renaming) {
		return new OtherConstraint(this.name, SqlText.renamed(this.definition, renaming));
	}

	@Override
	public OtherConstraint plain() {
		return this;
	}

	@Override
	public Set<String> identifiers() {
		return SqlText.identifiers(this.definition);
	}

	@Override
	public String description() {
		return "constraint " + this.definition;
	}

}
