package io.appdb.session.cache;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

import io.appdb.engine.WholeBatchListener;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.ClearEvent;
import org.hibernate.event.spi.ClearEventListener;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.EvictEvent;
import org.hibernate.event.spi.EvictEventListener;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostCollectionRemoveEvent;
import org.hibernate.event.spi.PostCollectionRemoveEventListener;
import org.hibernate.event.spi.PostCollectionUpdateEvent;
import org.hibernate.event.spi.PostCollectionUpdateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the query caches what Hibernate writes, detaches and clears. One per database,
 * shared by all threads.
 */
final class WriteEvents implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener,
		PostCollectionRecreateEventListener, PostCollectionUpdateEventListener, PostCollectionRemoveEventListener,
		AutoFlushEventListener, EvictEventListener, ClearEventListener, WholeBatchListener {

	private final transient QueryCaches caches;

	private final transient CascadedDeletes deletes;

	WriteEvents(QueryCaches caches, CascadedDeletes deletes) {
		this.caches = caches;
		this.deletes = deletes;
	}

	void listenTo(SessionFactoryImplementor factory) {
		EventListenerRegistry listeners = factory.getEventEngine().getListenerRegistry();
		listeners.appendListeners(EventType.POST_INSERT, this);
		listeners.appendListeners(EventType.POST_UPDATE, this);
		listeners.appendListeners(EventType.POST_DELETE, this);
		listeners.appendListeners(EventType.POST_COLLECTION_RECREATE, this);
		listeners.appendListeners(EventType.POST_COLLECTION_UPDATE, this);
		listeners.appendListeners(EventType.POST_COLLECTION_REMOVE, this);
		listeners.appendListeners(EventType.AUTO_FLUSH, this);
		listeners.prependListeners(EventType.EVICT, this);
		listeners.appendListeners(EventType.CLEAR, this);
	}

	@Override
	public void onPostInsert(PostInsertEvent event) {
		written(event.getSession(), event.getPersister().getQuerySpaces());
	}

	@Override
	public void onPostUpdate(PostUpdateEvent event) {
		written(event.getSession(), event.getPersister().getQuerySpaces());
	}

	@Override
	public void onPostDelete(PostDeleteEvent event) {
		WrittenTables written = tablesOf(event.getSession());
		if (written != null) {
			written.objectGone();
			written.add(this.deletes.withFollowing(List.of(event.getPersister().getQuerySpaces())));
		}
	}

	@Override
	public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
		written(sessionOf(event), event.getCollectionPersister().getCollectionSpaces());
	}

	@Override
	public void onPostUpdateCollection(PostCollectionUpdateEvent event) {
		written(sessionOf(event), event.getCollectionPersister().getCollectionSpaces());
	}

	@Override
	public void onPostRemoveCollection(PostCollectionRemoveEvent event) {
		written(sessionOf(event), event.getCollectionPersister().getCollectionSpaces());
	}

	@Override
	public void onAutoFlush(AutoFlushEvent event) {
		WrittenTables written = tablesOf(event.getSession());
		if (written != null && written.isMutation()) {
			Set<String> tables = event.getQuerySpaces();
			written.mutates((tables != null) ? this.deletes.withFollowing(tables) : List.of());
		}
	}

	/**
	 * A detached object must not be handed out again: a query would load it afresh. One
	 * that was not managed changes nothing.
	 */
	@Override
	public void onEvict(EvictEvent event) {
		WrittenTables written = tablesOf(event.getSession());
		EntityPersister persister = (written != null) ? persisterOf(event.getObject(), event.getSession()) : null;
		if (written != null && persister != null) {
			written.objectGone();
			written(event.getSession(), persister.getQuerySpaces());
		}
	}

	@Override
	public void onClear(ClearEvent event) {
		WrittenTables written = tablesOf(event.getSession());
		if (written != null) {
			written.addEverything();
		}
	}

	@Override
	public boolean requiresPostCommitHandling(EntityPersister persister) {
		return false;
	}

	private static @Nullable EntityPersister persisterOf(Object object, SessionImplementor session) {
		LazyInitializer proxy = HibernateProxy.extractLazyInitializer(object);
		if (proxy != null) {
			return session.getFactory().getMappingMetamodel().getEntityDescriptor(proxy.getEntityName());
		}
		EntityEntry entry = session.getPersistenceContextInternal().getEntry(object);
		return (entry != null) ? entry.getPersister() : null;
	}

	/**
	 * Returns the session of an event, null for a stateless session: Hibernate's events
	 * of collections do not know that, and fail when asked.
	 */
	private static @Nullable SharedSessionContractImplementor sessionOf(AbstractCollectionEvent event) {
		try {
			return event.getSession();
		}
		catch (NullPointerException ex) {
			return null;
		}
	}

	private void written(@Nullable SharedSessionContractImplementor session, Serializable[] tables) {
		WrittenTables written = (session != null) ? tablesOf(session) : null;
		if (written != null) {
			for (Serializable table : tables) {
				written.add((String) table);
			}
		}
	}

	private @Nullable WrittenTables tablesOf(SharedSessionContractImplementor session) {
		CachedQueries cache = this.caches.existing(session);
		return (cache != null) ? cache.written() : null;
	}

}
