package io.appdb.schema.diff;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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
 * @param others its constraints of which only the text is known
 * @param indexes its indexes that belong to no constraint
 * @param comment its comment
 * @param options what stands behind its columns where a table that is made anew has to
 * repeat it, as in {@code strict}; not compared
 * @param parts the statements that make its triggers or its partitions, for a table that
 * is made anew; not compared
 */
record Table(TableName name, List<Column> columns, @Nullable PrimaryKey primaryKey, List<UniqueKey> uniqueKeys,
		List<ForeignKey> foreignKeys, List<CheckConstraint> checks, List<OtherConstraint> others, List<Index> indexes,
		@Nullable String comment, String options, List<String> parts) {

	Table {
		columns = List.copyOf(columns);
		uniqueKeys = List.copyOf(uniqueKeys);
		foreignKeys = List.copyOf(foreignKeys);
		checks = List.copyOf(checks);
		indexes = List.copyOf(indexes);
		others = List.copyOf(others);
		parts = List.copyOf(parts);
	}

	Table(TableName name, List<Column> columns, @Nullable PrimaryKey primaryKey, List<UniqueKey> uniqueKeys,
			List<ForeignKey> foreignKeys, List<CheckConstraint> checks, List<Index> indexes, @Nullable String comment) {
		this(name, columns, primaryKey, uniqueKeys, foreignKeys, checks, List.of(), indexes, comment, "", List.of());
	}

	Optional<Column> column(String columnName) {
		return this.columns.stream().filter((column) -> column.name().equals(columnName)).findFirst();
	}

	/**
	 * Returns its primary key, its unique keys, its checks, other constraints and its
	 * foreign keys.
	 */
	Stream<TableConstraint> constraints() {
		return Stream
			.<Stream<? extends TableConstraint>>of(Stream.ofNullable(this.primaryKey), this.uniqueKeys.stream(),
					this.checks.stream(), this.others.stream(), this.foreignKeys.stream())
			.flatMap((constraints) -> constraints);
	}

	/**
	 * Returns whether its rows are parted into other tables or files.
	 */
	boolean isPartitioned() {
		return this.options.toLowerCase(Locale.ROOT).contains("partition by ");
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

	/**
	 * Returns the table with other constraints.
	 * @param constraints all of them
	 */
	Table withConstraints(Collection<? extends TableConstraint> constraints) {
		return new Table(this.name, this.columns, only(PrimaryKey.class, constraints).stream().findFirst().orElse(null),
				only(UniqueKey.class, constraints), only(ForeignKey.class, constraints),
				only(CheckConstraint.class, constraints), only(OtherConstraint.class, constraints), this.indexes,
				this.comment, this.options, this.parts);
	}

	private static <T extends TableConstraint> List<T> only(Class<T> kind,
			Collection<? extends TableConstraint> constraints) {
		return constraints.stream().filter(kind::isInstance).map(kind::cast).toList();
	}

	Table withForeignKeys(List<ForeignKey> keys) {
		return withConstraints(
				Stream.concat(constraints().filter((constraint) -> !(constraint instanceof ForeignKey)), keys.stream())
					.toList());
	}

	Table withIndexes(List<Index> wanted) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueKeys, this.foreignKeys, this.checks,
				this.others, wanted, this.comment, this.options, this.parts);
	}

	/**
	 * Returns the table without some constraints and indexes.
	 * @param ignored whether one is left out, by its name behind that of the table
	 */
	Table without(Predicate<String> ignored) {
		return withConstraints(constraints().filter((constraint) -> !ignored.test(part(constraint.name()))).toList())
			.withIndexes(this.indexes.stream().filter((index) -> !ignored.test(part(index.name()))).toList());
	}

	/**
	 * Returns the name of a constraint or an index behind that of the table.
	 */
	String part(String constraintOrIndex) {
		return this.name + "." + constraintOrIndex;
	}

}
