package io.appdb.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.appdb.error.Constraint;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of one table. Immutable.
 *
 * @param primaryKey the primary key, or null without one
 * @param unique unique constraints and unique indexes
 * @param foreignKeys the foreign keys
 */
record TableConstraints(@Nullable Constraint primaryKey, List<Constraint> unique, List<Constraint> foreignKeys) {

	/**
	 * What MySQL and MariaDB call every primary key, whatever name it was given.
	 */
	private static final String MYSQL_PRIMARY_KEY = "PRIMARY";

	TableConstraints {
		unique = List.copyOf(unique);
		foreignKeys = List.copyOf(foreignKeys);
	}

	/**
	 * MySQL and MariaDB call a unique column that was given no name as the column.
	 */
	Stream<Constraint> byName(String name) {
		if (name.equals(MYSQL_PRIMARY_KEY)) {
			return Stream.ofNullable(this.primaryKey);
		}
		List<Constraint> named = Stream.concat(uniqueOrPrimary(), this.foreignKeys.stream())
			.filter((constraint) -> name.equalsIgnoreCase(constraint.name()))
			.toList();
		return named.isEmpty() ? byColumns(List.of(name)).stream() : named.stream();
	}

	Optional<Constraint> byColumns(List<String> columns) {
		Set<String> wanted = lowerCase(columns);
		return uniqueOrPrimary().filter((constraint) -> lowerCase(constraint.columns()).equals(wanted)).findFirst();
	}

	private Stream<Constraint> uniqueOrPrimary() {
		return Stream.concat(Stream.ofNullable(this.primaryKey), this.unique.stream());
	}

	private static Set<String> lowerCase(List<String> names) {
		return names.stream().map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
	}

}
