package io.appdb.schema.diff;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A constraint of a table. Two of the same meaning are the same to the comparison,
 * whatever their names, for databases make up names.
 */
sealed interface TableConstraint permits PrimaryKey, UniqueKey, ForeignKey, CheckConstraint, OtherConstraint {

	/**
	 * Returns its name, empty when it has none.
	 */
	String name();

	TableConstraint withName(String other);

	/**
	 * Returns the constraint without its name.
	 */
	default TableConstraint meaning() {
		return withName("");
	}

	/**
	 * Returns the constraint with columns of its own table renamed.
	 */
	TableConstraint renamed(UnaryOperator<String> columns);

	/**
	 * Returns the constraint without what entities cannot say of it.
	 */
	TableConstraint plain();

	/**
	 * Returns its own columns, none where they stand in an expression.
	 */
	default List<String> columns() {
		return List.of();
	}

	/**
	 * Returns the names of its own columns, and of functions and operators in it.
	 */
	default Set<String> identifiers() {
		return Set.copyOf(columns());
	}

	/**
	 * Returns the constraint for messages.
	 */
	String description();

	static List<String> renamed(List<String> names, UnaryOperator<String> columns) {
		return names.stream().map(columns).toList();
	}

}
