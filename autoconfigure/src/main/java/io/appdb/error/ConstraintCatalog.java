package io.appdb.error;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What is known about the constraints of a database, to complete what its driver reports.
 * Names are compared without regard to case. Implementations are safe for every thread
 * and never throw: what they cannot find out is unknown.
 */
public interface ConstraintCatalog {

	/**
	 * Finds a constraint by its name.
	 * @param table the table that has it, or null when unknown
	 * @param name the name
	 * @return the constraint, empty when there is none or more than one
	 */
	Optional<Constraint> byName(@Nullable String table, String name);

	/**
	 * Finds the unique constraint or primary key on some columns.
	 * @param table the table
	 * @param columns its columns in any order
	 * @return the constraint, empty when there is none
	 */
	Optional<Constraint> byColumns(String table, List<String> columns);

	/**
	 * A catalog that knows nothing.
	 * @return the empty catalog
	 */
	static ConstraintCatalog none() {
		return new ConstraintCatalog() {

			@Override
			public Optional<Constraint> byName(@Nullable String table, String name) {
				return Optional.empty();
			}

			@Override
			public Optional<Constraint> byColumns(String table, List<String> columns) {
				return Optional.empty();
			}

		};
	}

	/**
	 * Asks this catalog first and another one for what this does not know.
	 * @param other the other catalog
	 * @return both
	 */
	default ConstraintCatalog or(ConstraintCatalog other) {
		ConstraintCatalog first = this;
		return new ConstraintCatalog() {

			@Override
			public Optional<Constraint> byName(@Nullable String table, String name) {
				return first.byName(table, name).or(() -> other.byName(table, name));
			}

			@Override
			public Optional<Constraint> byColumns(String table, List<String> columns) {
				return first.byColumns(table, columns).or(() -> other.byColumns(table, columns));
			}

		};
	}

}
