package io.appdb.schema.diff;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The difference of two schemas, with the steps from one to the other. Immutable.
 */
public final class SchemaDifference {

	private final SchemaModel before;

	private final SchemaModel after;

	private final Renames renames;

	private final SchemaModel renamedBefore;

	private final List<SchemaChange> changes;

	private final @Nullable IndexWarnings indexWarnings;

	private SchemaDifference(SchemaModel before, SchemaModel after, Renames renames, boolean ofEntities) {
		this.before = before;
		this.renames = renames;
		this.renamedBefore = renames.applyTo(before);
		Comparison comparison = new Comparison(before, after, renames);
		this.after = comparison.after();
		this.changes = comparison.changes();
		this.indexWarnings = ofEntities ? new IndexWarnings(this.renamedBefore, this.after) : null;
	}

	/**
	 * Compares two schemas that were read by the same {@link DiffDialect}.
	 * @param before the schema to begin with
	 * @param after the schema to arrive at
	 * @param renames what has another name in it
	 * @return the difference
	 */
	public static SchemaDifference between(SchemaModel before, SchemaModel after, Renames renames) {
		return new SchemaDifference(before, ExplicitNames.in(after, before), renames, false);
	}

	/**
	 * Compares a schema with what entities want. What entities cannot say stays as it is:
	 * indexes and keys with more than columns, and views.
	 * @param before what is there
	 * @param entities a schema that was made from entities only
	 * @param renames what has another name in it
	 * @param leftAlone whether a constraint or an index that no entity names is left
	 * alone, by its table and its name with a dot between
	 * @return the difference
	 */
	public static SchemaDifference towardsEntities(SchemaModel before, SchemaModel entities, Renames renames,
			Predicate<String> leftAlone) {
		SchemaModel wanted = new KeptParts(renames.applyTo(before), leftAlone).in(entities);
		return new SchemaDifference(before, ExplicitNames.in(wanted, before), renames, true);
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
		return new SchemaDifference(this.after, this.before, this.renames.reversed(), false);
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

	/**
	 * Says how to keep an index that goes although nobody asked for it.
	 */
	List<String> warnings(SchemaChange.DropIndex drop) {
		return (this.indexWarnings != null) ? this.indexWarnings.of(drop) : List.of();
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
