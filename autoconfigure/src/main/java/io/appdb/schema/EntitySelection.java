package io.appdb.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.hibernate.mapping.Collection;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables and sequences that belong to entities. Lives as long as one call.
 */
final class EntitySelection {

	private final Mapping mapping;

	private final EntityGenerators generators;

	EntitySelection(Mapping mapping) {
		this.mapping = mapping;
		this.generators = new EntityGenerators(mapping);
	}

	/**
	 * What the entities need: with their superclasses and what their foreign keys point
	 * to.
	 */
	Selection toCreate(Class<?>... entities) {
		Selection selection = new Selection(false);
		Set<PersistentClass> found = new LinkedHashSet<>();
		Deque<PersistentClass> open = new ArrayDeque<>(bindings(entities));
		while (!open.isEmpty()) {
			PersistentClass entity = open.pop();
			if (!found.add(entity)) {
				continue;
			}
			open.addAll(entity.getSubclassClosure());
			addIfPresent(open, entity.getSuperclass());
			for (Table table : tables(entity)) {
				selection.add(table);
				for (ForeignKey key : table.getForeignKeyCollection()) {
					addIfPresent(open, this.mapping.metadata().getEntityBinding(key.getReferencedEntityName()));
				}
			}
		}
		this.generators.addTo(selection, found);
		return selection;
	}

	/**
	 * What goes with the entities: with their subclasses, without generators that others
	 * use.
	 */
	Selection toDrop(Class<?>... entities) {
		Selection selection = new Selection(false);
		Set<PersistentClass> found = new LinkedHashSet<>();
		for (PersistentClass entity : bindings(entities)) {
			found.add(entity);
			found.addAll(entity.getSubclassClosure());
		}
		found.forEach((entity) -> tables(entity).forEach(selection::add));
		Set<PersistentClass> others = new LinkedHashSet<>(this.mapping.metadata().getEntityBindings());
		others.removeAll(found);
		this.generators.addUnshared(selection, found, others);
		return selection;
	}

	private static void addIfPresent(Deque<PersistentClass> open, @Nullable PersistentClass entity) {
		if (entity != null) {
			open.add(entity);
		}
	}

	private List<PersistentClass> bindings(Class<?>... entities) {
		return List.of(entities).stream().map(this::binding).toList();
	}

	private PersistentClass binding(Class<?> entity) {
		PersistentClass binding = this.mapping.metadata().getEntityBinding(entity.getName());
		if (binding == null) {
			Set<String> known = new TreeSet<>();
			this.mapping.metadata().getEntityBindings().forEach((each) -> known.add(each.getEntityName()));
			throw new IllegalArgumentException("'" + entity.getName()
					+ "' is not an entity of this database: use one of " + String.join(", ", known));
		}
		return binding;
	}

	private Set<Table> tables(PersistentClass entity) {
		Set<Table> tables = new LinkedHashSet<>();
		tables.add(entity.getTable());
		if (entity.getAuxiliaryTable() != null) {
			tables.add(entity.getAuxiliaryTable());
		}
		for (Join join : entity.getJoins()) {
			tables.add(join.getTable());
		}
		for (Collection collection : this.mapping.metadata().getCollectionBindings()) {
			if (collection.getOwner() == entity && !collection.isOneToMany() && !collection.isInverse()) {
				tables.add(collection.getCollectionTable());
			}
		}
		return tables;
	}

}
