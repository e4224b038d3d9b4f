package io.appdb.schema.diff;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives the constraints and indexes of a wanted table the names of those that stay for
 * them. Lives as long as one call.
 */
final class PreservedNames {

	private final Table wanted;

	private final Map<TableConstraint, TableConstraint> constraints = new HashMap<>();

	private final Map<Index, Index> indexes = new HashMap<>();

	PreservedNames(Table from, Table wanted) {
		this.wanted = wanted;
		Matches
			.<TableConstraint>of(from.constraints().toList(), wanted.constraints().toList(), TableConstraint::name,
					TableConstraint::meaning)
			.kept()
			.forEach((old, same) -> this.constraints.put(same, old));
		Matches.of(from.indexes(), wanted.indexes(), Index::name, Index::meaning)
			.kept()
			.forEach((old, same) -> this.indexes.put(same, old));
	}

	Table table() {
		return this.wanted
			.withConstraints(this.wanted.constraints()
				.map((constraint) -> this.constraints.getOrDefault(constraint, constraint))
				.toList())
			.withIndexes(
					this.wanted.indexes().stream().map((index) -> this.indexes.getOrDefault(index, index)).toList());
	}

}
