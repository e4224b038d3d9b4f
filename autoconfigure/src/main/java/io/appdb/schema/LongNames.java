package io.appdb.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of a mapping that are longer than the database lets them be: PostgreSQL
 * cuts them without a word, so that the mapping and the schema have different names.
 * Lives as long as one call.
 */
final class LongNames {

	private final Mapping mapping;

	private final NameLimit limit;

	private final Map<Object, String> owners = new HashMap<>();

	private final List<String> found = new ArrayList<>();

	LongNames(Mapping mapping, NameLimit limit) {
		this.mapping = mapping;
		this.limit = limit;
	}

	/**
	 * Returns a sentence for each, with what in the mapping has the name and how to give
	 * it another one.
	 */
	List<String> descriptions() {
		this.mapping.metadata().getEntityBindings().forEach(this::addOwners);
		for (Collection collection : this.mapping.metadata().getCollectionBindings()) {
			this.owners.putIfAbsent(collection.getCollectionTable(), collection.getRole());
		}
		Selection everything = this.mapping.everything();
		everything.tables().forEach(this::checkTable);
		everything.sequences()
			.map(Sequence::getName)
			.forEach((name) -> check("sequence", name.getSequenceName().getText(), "",
					"@SequenceGenerator(sequenceName"));
		return List.copyOf(this.found);
	}

	private void addOwners(PersistentClass entity) {
		this.owners.putIfAbsent(entity.getTable(), entity.getEntityName());
		List<Property> properties = new ArrayList<>(entity.getProperties());
		if (entity.getIdentifierProperty() != null) {
			properties.add(entity.getIdentifierProperty());
		}
		for (Property property : properties) {
			property.getColumns()
				.forEach(
						(column) -> this.owners.putIfAbsent(column, entity.getEntityName() + "." + property.getName()));
		}
	}

	private void checkTable(Table table) {
		String owner = this.owners.getOrDefault(table, "");
		check("table", table.getName(), owner, "@Table(name");
		for (Column column : table.getColumns()) {
			check("column", column.getName(), this.owners.getOrDefault(column, owner), "@Column(name");
		}
		for (Index index : table.getIndexes().values()) {
			check("index", index.getName(), owner, "@Index(name");
		}
		table.getUniqueKeys()
			.values()
			.forEach((key) -> check("unique key", key.getName(), owner, "@UniqueConstraint(name"));
		table.getForeignKeyCollection()
			.forEach((key) -> check("foreign key", key.getName(), owner, "@ForeignKey(name"));
		table.getChecks().forEach((check) -> check("check", check.getName(), owner, "@CheckConstraint(name"));
	}

	private void check(String kind, @Nullable String name, String owner, String remedy) {
		if (name != null && !this.limit.allows(name)) {
			this.found.add("the " + kind + " '" + name + "'" + (owner.isEmpty() ? "" : " of " + owner) + " has "
					+ this.limit.length(name) + " " + this.limit.unit() + " and " + this.limit.database() + " allows "
					+ this.limit.most() + ": give it a shorter one with " + remedy + " = …)");
		}
	}

}
