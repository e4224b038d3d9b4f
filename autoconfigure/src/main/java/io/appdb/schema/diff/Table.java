package io.appdb.schema.diff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A table. Immutable.
 *
 * @param name its name
 * @param columns its columns, in order
 * @param primaryKey its primary key
 * @param uniqueKeys its unique constraints
 * @param foreignKeys its foreign keys
 * @param checks its checks
 * @param indexes its indexes that belong to no constraint
 * @param comment its comment
 * @param options what stands behind its columns where a table that is made anew has to
 * repeat it, as in {@code strict}; not compared
 * @param triggers the statements that make its triggers, for a table that is made anew;
 * not compared
 */
record Table(TableName name, List<Column> columns, @Nullable PrimaryKey primaryKey, List<UniqueKey> uniqueKeys,
		List<ForeignKey> foreignKeys, List<CheckConstraint> checks, List<Index> indexes, @Nullable String comment,
		String options, List<String> triggers) {

	Table {
		columns = List.copyOf(columns);
		uniqueKeys = List.copyOf(uniqueKeys);
		foreignKeys = List.copyOf(foreignKeys);
		checks = List.copyOf(checks);
		indexes = List.copyOf(indexes);
		triggers = List.copyOf(triggers);
	}

	Table(TableName name, List<Column> columns, @Nullable PrimaryKey primaryKey, List<UniqueKey> uniqueKeys,
			List<ForeignKey> foreignKeys, List<CheckConstraint> checks, List<Index> indexes, @Nullable String comment) {
		this(name, columns, primaryKey, uniqueKeys, foreignKeys, checks, indexes, comment, "", List.of());
	}

	Optional<Column> column(String columnName) {
		return this.columns.stream().filter((column) -> column.name().equals(columnName)).findFirst();
	}

	/**
	 * Returns its primary key, its unique keys, its checks and its foreign keys.
	 */
	Stream<Constraint> constraints() {
		return Stream
			.of(Stream.ofNullable(this.primaryKey), this.uniqueKeys.stream(), this.checks.stream(),
					this.foreignKeys.stream())
			.flatMap((constraints) -> constraints);
	}

	/**
	 * Returns the indexes that somebody wanted.
	 */
	List<Index> ownIndexes() {
		return this.indexes.stream().filter((index) -> !index.isImplied()).toList();
	}

	/**
	 * Returns the indexes that the database keeps for foreign keys.
	 */
	List<Index> impliedIndexes() {
		return this.indexes.stream().filter(Index::isImplied).toList();
	}

	Table withForeignKeys(List<ForeignKey> keys) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueKeys, keys, this.checks, this.indexes,
				this.comment, this.options, this.triggers);
	}

}
