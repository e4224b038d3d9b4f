package io.appdb.bulk;

import java.util.List;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;

/**
 * The entities of a session that a batch writes past it: they are detached, so that the
 * session never shows or writes what is no longer true. Lives as long as a call; one
 * thread.
 */
final class ManagedEntities {

	private final SessionImplementor session;

	private final PersistenceContext context;

	ManagedEntities(SessionImplementor session) {
		this.session = session;
		this.context = session.getPersistenceContextInternal();
	}

	/**
	 * Detaches the given objects before a flush could write them. What is not inserted
	 * yet stays for the flush.
	 */
	void releaseInstances(List<?> entities) {
		if (isEmpty()) {
			return;
		}
		for (Object entity : entities) {
			EntityEntry entry = this.context.getEntry(entity);
			if (entry != null && entry.isExistsInDatabase()) {
				this.session.detach(entity);
			}
		}
	}

	/**
	 * Detaches whatever stands for the rows that were written.
	 */
	void releaseKeys(EntityPersister persister, List<?> entities) {
		if (isEmpty()) {
			return;
		}
		for (Object entity : entities) {
			Object id = persister.getIdentifier(entity, this.session);
			Object managed = this.context.getEntity(this.session.generateEntityKey(id, persister));
			if (managed != null) {
				this.session.detach(managed);
			}
		}
	}

	@SuppressWarnings("removal")
	private boolean isEmpty() {
		return this.context.getNumberOfManagedEntities() == 0;
	}

}
