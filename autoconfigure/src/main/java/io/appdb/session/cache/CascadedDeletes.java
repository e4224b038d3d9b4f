package io.appdb.session.cache;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.MappingMetamodel;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The tables in which the database itself deletes or changes rows when a row of another
 * table is deleted, as the mapping says with {@code @OnDelete}. Immutable, one per
 * database, shared by all threads.
 */
final class CascadedDeletes {

	private final Map<String, Set<String>> following = new HashMap<>();

	CascadedDeletes(SessionFactoryImplementor factory) {
		MappingMetamodel metamodel = factory.getMappingMetamodel();
		metamodel.forEachEntityDescriptor((entity) -> addReferences(entity, metamodel));
		metamodel.forEachCollectionDescriptor(this::addCollection);
	}

	private void addReferences(EntityPersister entity, MappingMetamodel metamodel) {
		OnDeleteAction @Nullable [] actions = entity.getPropertyOnDeleteActions();
		Type[] types = entity.getPropertyTypes();
		for (int index = 0; actions != null && index < actions.length; index++) {
			if (actions[index] != null && actions[index] != OnDeleteAction.NO_ACTION
					&& types[index] instanceof EntityType reference) {
				add(metamodel.getEntityDescriptor(reference.getAssociatedEntityName()).getQuerySpaces(),
						entity.getQuerySpaces());
			}
		}
	}

	private void addCollection(CollectionPersister collection) {
		if (collection.isCascadeDeleteEnabled()) {
			add(collection.getOwnerEntityPersister().getQuerySpaces(), collection.getCollectionSpaces());
		}
	}

	private void add(Object[] tables, Object[] followers) {
		for (Object table : tables) {
			for (Object follower : followers) {
				this.following.computeIfAbsent((String) table, (key) -> new HashSet<>()).add((String) follower);
			}
		}
	}

	/**
	 * Returns tables and what follows their deletes, and what follows those.
	 */
	Collection<String> withFollowing(Collection<? extends Object> tables) {
		Set<String> all = new HashSet<>();
		Deque<Object> open = new ArrayDeque<>(tables);
		while (!open.isEmpty()) {
			String table = (String) open.pop();
			if (all.add(table)) {
				open.addAll(this.following.getOrDefault(table, Set.of()));
			}
		}
		return List.copyOf(all);
	}

}
