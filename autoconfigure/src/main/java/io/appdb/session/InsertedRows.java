package io.appdb.session;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Tells a persistence context that the row of an entity exists once it is inserted.
 * Hibernate forgets to where an insert had to wait that gives the entity its identifier:
 * refreshing the entity fails then, and locking it does nothing. One per database, shared
 * by all threads.
 */
final class InsertedRows implements PostInsertEventListener {

	static void listenTo(SessionFactoryImplementor factory) {
		EventListenerRegistry listeners = factory.getEventEngine().getListenerRegistry();
		listeners.prependListeners(EventType.POST_INSERT, new InsertedRows());
	}

	@Override
	public void onPostInsert(PostInsertEvent event) {
		EntityEntry entry = event.getSession().getPersistenceContextInternal().getEntry(event.getEntity());
		if (entry != null && !entry.isExistsInDatabase()) {
			entry.postInsert(event.getState());
		}
	}

	@Override
	public boolean requiresPostCommitHandling(EntityPersister persister) {
		return false;
	}

}
