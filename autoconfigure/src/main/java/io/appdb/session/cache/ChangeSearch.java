package io.appdb.session.cache;

import java.util.Map;

import org.hibernate.CustomEntityDirtinessStrategy;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.EventSource;
import org.hibernate.internal.EmptyInterceptor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.BasicType;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Tells quickly that a persistence context holds no changes, where Hibernate's own search
 * also follows every cascade. Wherever it is not sure, it says that there may be some,
 * and Hibernate has to search. One per database, shared by all threads.
 */
final class ChangeSearch {

	private final CustomEntityDirtinessStrategy strategy;

	private final boolean ownListeners;

	ChangeSearch(SessionFactoryImplementor factory) {
		this.strategy = factory.getCustomEntityDirtinessStrategy();
		this.ownListeners = factory.getEventListenerGroups().eventListenerGroup_FLUSH_ENTITY.count() != 1;
	}

	boolean mayHaveChanges(SessionImplementor session) {
		PersistenceContext context = session.getPersistenceContextInternal();
		if (this.ownListeners || session.getInterceptor() != EmptyInterceptor.INSTANCE
				|| !(session instanceof EventSource source) || source.getActionQueue().hasAnyQueuedActions()
				|| source.getActionQueue().areInsertionsOrDeletionsQueued()) {
			return true;
		}
		for (Map.Entry<Object, EntityEntry> managed : context.reentrantSafeEntityEntries()) {
			if (mayBeChanged(managed.getKey(), managed.getValue(), session)) {
				return true;
			}
		}
		Map<PersistentCollection<?>, CollectionEntry> collections = context.getCollectionEntries();
		return collections != null && mayBeChanged(collections);
	}

	private boolean mayBeChanged(Object entity, EntityEntry entry, SessionImplementor session) {
		if (entry.getStatus() == Status.READ_ONLY) {
			return false;
		}
		EntityPersister persister = entry.getPersister();
		if (entry.getStatus() != Status.MANAGED || entity instanceof SelfDirtinessTracker
				|| this.strategy.canDirtyCheck(entity, persister, session)) {
			return true;
		}
		@Nullable Object[] loaded = entry.getLoadedState();
		return loaded == null ? persister.isMutable()
				: differ(loaded, persister.getValues(entity), persister.getPropertyTypes());
	}

	private static boolean differ(@Nullable Object[] loaded, @Nullable Object[] values, Type[] types) {
		for (int index = 0; index < values.length; index++) {
			Object before = loaded[index];
			Object now = values[index];
			if (before != now && (before == null || now == null || !areEqual(before, now, types[index]))) {
				return true;
			}
		}
		return false;
	}

	private static boolean areEqual(Object before, Object now, Type type) {
		if (type instanceof BasicType) {
			return type.isEqual(before, now);
		}
		if (type instanceof ComponentType component) {
			for (Type part : component.getSubtypes()) {
				if (!(part instanceof BasicType)) {
					return false;
				}
			}
			return type.isEqual(before, now);
		}
		return false;
	}

	@SuppressWarnings("removal")
	private static boolean mayBeChanged(Map<PersistentCollection<?>, CollectionEntry> collections) {
		for (Map.Entry<PersistentCollection<?>, CollectionEntry> managed : collections.entrySet()) {
			PersistentCollection<?> collection = managed.getKey();
			CollectionEntry entry = managed.getValue();
			if (collection.isDirty() || collection.hasQueuedOperations() || entry.getLoadedPersister() == null
					|| (collection.wasInitialized() && (collection.isDirectlyAccessible()
							|| entry.getLoadedPersister().getElementType().isMutable()))) {
				return true;
			}
		}
		return false;
	}

}
