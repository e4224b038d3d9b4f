package io.appdb.error;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Completes what a driver tells about a violated constraint with the statement and the
 * catalog. Immutable, safe for every thread.
 */
final class ConstraintResolver {

	private final ConstraintCatalog catalog;

	ConstraintResolver(ConstraintCatalog catalog) {
		this.catalog = catalog;
	}

	Constraint resolve(SqlError error, @Nullable String sql) {
		Constraint reported = withTable(error, sql);
		return find(reported).map((found) -> merge(reported, found)).orElse(reported);
	}

	/**
	 * The table a statement writes to is that of a violated unique constraint or column,
	 * not always that of a foreign key.
	 */
	private static Constraint withTable(SqlError error, @Nullable String sql) {
		Constraint reported = error.constraint();
		if (reported.table() != null || error.kind() == SqlErrorKind.FOREIGN_KEY) {
			return reported;
		}
		return new Constraint(reported.name(), WrittenTable.of(sql), reported.columns());
	}

	private Optional<Constraint> find(Constraint reported) {
		if (reported.name() != null) {
			Optional<Constraint> named = this.catalog.byName(reported.table(), reported.name());
			if (named.isPresent()) {
				return named;
			}
		}
		if (reported.table() == null || reported.columns().isEmpty()) {
			return Optional.empty();
		}
		return this.catalog.byColumns(reported.table(), reported.columns());
	}

	private static Constraint merge(Constraint reported, Constraint found) {
		String name = (reported.name() == null || reported.name().equalsIgnoreCase(found.name())) ? found.name()
				: reported.name();
		return new Constraint(name, (found.table() != null) ? found.table() : reported.table(),
				found.columns().isEmpty() ? reported.columns() : found.columns());
	}

}
