package io.appdb.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether entities, migrations and schema agree. Immutable; shared by all threads.
 *
 * @param pending migrations that are not applied yet
 * @param entities what the entities want and the migrations do not produce, a sentence
 * each
 * @param schema what the schema has otherwise than its applied migrations produce, a
 * sentence each
 * @param undo what the {@code U} files leave otherwise than it was before their versions,
 * as far down as there are such files, a sentence each
 */
public record DriftReport(List<MigrationInfo> pending, List<String> entities, List<String> schema, List<String> undo) {

	/**
	 * Creates a report.
	 */
	public DriftReport {
		pending = List.copyOf(pending);
		entities = List.copyOf(entities);
		schema = List.copyOf(schema);
		undo = List.copyOf(undo);
	}

	/**
	 * {@return whether all of them agree and nothing is pending}
	 */
	public boolean isClean() {
		return this.pending.isEmpty() && this.entities.isEmpty() && this.schema.isEmpty() && this.undo.isEmpty();
	}

	/**
	 * {@return a line for each difference, for people}
	 */
	@Override
	public String toString() {
		List<String> lines = new ArrayList<>();
		this.pending.forEach((info) -> lines.add("pending: " + info.script()));
		this.entities.forEach((difference) -> lines.add("not in the migrations: " + difference));
		this.schema.forEach((difference) -> lines.add("not as migrated: " + difference));
		this.undo.forEach((difference) -> lines.add("not taken back: " + difference));
		return lines.isEmpty() ? "entities, migrations and schema agree" : String.join(System.lineSeparator(), lines);
	}

}
