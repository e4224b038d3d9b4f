package io.appdb.schema.diff;

import java.util.List;
import java.util.Optional;

import io.appdb.schema.diff.SchemaChange.DropIndex;

/**
 * Says why an index goes that somebody may have written by hand, and how to keep it.
 * Belongs to one difference.
 *
 * @param before the schema to begin with, by its new names
 * @param entities what the entities want
 */
record IndexWarnings(SchemaModel before, SchemaModel entities) {

	List<String> of(DropIndex drop) {
		Index index = drop.index();
		Table wanted = this.entities.table(drop.table()).orElseThrow();
		String what = "index " + index.name() + " of table " + drop.table();
		Optional<Index> named = wanted.indexes().stream().filter((one) -> one.name().equals(index.name())).findFirst();
		boolean lost = index.isBeyondEntities();
		if (named.isPresent()) {
			return (lost && !named.get().isBeyondEntities()) ? List
				.of(what + " becomes the one that an entity names, and loses what entities cannot say: it was "
						+ index.description())
					: List.of();
		}
		boolean fits = this.before.table(drop.table())
			.map((old) -> KeptParts.fits(index, old, wanted))
			.orElse(Boolean.TRUE);
		if (!fits) {
			return lost ? List.of(what + " goes with a column of it: " + index.description()) : List.of();
		}
		String name = drop.table() + "." + index.name();
		return List.of(what + " is dropped, for no entity names it. To keep it, delete this statement and name it in "
				+ "the entity with @Index(name = \"" + index.name() + "\", columnList = \"" + columns(index)
				+ "\"), or leave it alone with --ignore " + name + ", for always with app.db.migration.ignore=" + name);
	}

	private static String columns(Index index) {
		return String.join(", ", index.columns().stream().map(IndexColumn::toString).toList());
	}

}
