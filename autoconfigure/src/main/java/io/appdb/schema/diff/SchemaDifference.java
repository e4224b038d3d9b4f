package io.appdb.schema.diff;

import java.util.List;
import java.util.Set;

/**
 * The difference of two schemas, with the steps from one to the other. Immutable.
 */
public final class SchemaDifference {

	private final SchemaModel before;

	private final SchemaModel after;

	private final Renames renames;

	private final SchemaModel renamedBefore;

	private final List<SchemaChange> changes;

	private SchemaDifference(SchemaModel before, SchemaModel after, Renames renames) {
		this.before = before;
		this.renames = renames;
		this.renamedBefore = renames.applyTo(before);
		Comparison comparison = new Comparison(before, after, renames);
		this.after = comparison.after();
		this.changes = comparison.changes();
	}

	/**
	 * Compares two schemas that were read by the same {@link DiffDialect}.
	 * @param before the schema to begin with
	 * @param after the schema to arrive at
	 * @param renames what has another name in it
	 * @return the difference
	 */
	public static SchemaDifference between(SchemaModel before, SchemaModel after, Renames renames) {
		return new SchemaDifference(before, SpokenNames.in(after, before), renames);
	}

	/**
	 * Compares two schemas where nothing has another name.
	 * @param before the schema to begin with
	 * @param after the schema to arrive at
	 * @return what differs, a sentence each
	 */
	public static List<String> descriptions(SchemaModel before, SchemaModel after) {
		return between(before, after, Renames.none()).descriptions();
	}

	/**
	 * Returns the difference the other way round.
	 * @return the way back
	 */
	public SchemaDifference reversed() {
		return new SchemaDifference(this.after, this.before, this.renames.reversed());
	}

	/**
	 * Returns whether nothing differs.
	 * @return whether there is no step
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

	/**
	 * Returns what differs, a sentence each.
	 * @return the sentences, as in {@code table post: added}
	 */
	public List<String> descriptions() {
		Set<TableName> added = Set.copyOf(addedTables());
		return this.changes.stream()
			.filter((change) -> !isPartOf(added, change))
			.map(SchemaChange::description)
			.filter((text) -> !text.isEmpty())
			.toList();
	}

	/**
	 * A table comes with its indexes and keys.
	 */
	private static boolean isPartOf(Set<TableName> added, SchemaChange change) {
		return (change instanceof SchemaChange.AddIndex index && added.contains(index.table().name()))
				|| (change instanceof SchemaChange.AddConstraint key && added.contains(key.table().name()));
	}

	/**
	 * Returns what may have been renamed: a dropped and an added table of the same
	 * columns, a dropped and an added column of the same type.
	 * @return the renames in the words of {@link Renames#of}, as in
	 * {@code users.nick=nickname}
	 */
	public List<String> proposals() {
		return new RenameProposals(this.changes).proposals();
	}

	/**
	 * Returns the tables that come.
	 * @return their names
	 */
	public List<TableName> addedTables() {
		return this.changes.stream()
			.filter(SchemaChange.AddTable.class::isInstance)
			.map((change) -> ((SchemaChange.AddTable) change).table().name())
			.toList();
	}

	SchemaModel before() {
		return this.before;
	}

	SchemaModel after() {
		return this.after;
	}

	/**
	 * Returns the schema to begin with, by the new names.
	 */
	SchemaModel renamedBefore() {
		return this.renamedBefore;
	}

	Renames renames() {
		return this.renames;
	}

	List<SchemaChange> changes() {
		return this.changes;
	}

}
