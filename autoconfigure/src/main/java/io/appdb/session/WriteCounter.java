package io.appdb.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.appdb.engine.WholeBatchListener;
import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Counts what each session of this library has written since its last commit, so that a
 * request that ends without a commit can say what is lost. One per database, shared by
 * all threads.
 */
final class WriteCounter
		implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener, WholeBatchListener {

	private final Map<SharedSessionContractImplementor, PendingChanges> written = new ConcurrentHashMap<>();

	static WriteCounter listeningTo(SessionFactoryImplementor factory) {
		WriteCounter counter = new WriteCounter();
		EventListenerRegistry listeners = factory.getEventEngine().getListenerRegistry();
		listeners.appendListeners(EventType.POST_INSERT, counter);
		listeners.appendListeners(EventType.POST_UPDATE, counter);
		listeners.appendListeners(EventType.POST_DELETE, counter);
		return counter;
	}

	PendingChanges written(SharedSessionContractImplementor session) {
		return this.written.getOrDefault(session, PendingChanges.NONE);
	}

	@Override
	public void onPostInsert(PostInsertEvent event) {
		add(event.getSession(), new PendingChanges(1, 0, 0));
	}

	@Override
	public void onPostUpdate(PostUpdateEvent event) {
		add(event.getSession(), new PendingChanges(0, 1, 0));
	}

	@Override
	public void onPostDelete(PostDeleteEvent event) {
		add(event.getSession(), new PendingChanges(0, 0, 1));
	}

	@Override
	public boolean requiresPostCommitHandling(EntityPersister persister) {
		return false;
	}

	/**
	 * A stateless session tells nobody when its transaction ends, and is not counted.
	 */
	void add(SharedSessionContractImplementor session, PendingChanges change) {
		if (!(session instanceof EventSource source)) {
			return;
		}
		PendingChanges before = this.written.put(session, written(session).plus(change));
		if (before == null) {
			source.addEventListeners(new SessionEnd(source));
		}
	}

	/**
	 * Counts afresh, as after a transaction.
	 */
	void settle(SharedSessionContractImplementor session) {
		this.written.replace(session, PendingChanges.NONE);
	}

	/**
	 * Forgets a session that is closed, whatever happened while it was.
	 */
	void forget(SharedSessionContractImplementor session) {
		this.written.remove(session);
	}

	/**
	 * Returns the number of sessions that are counted now.
	 */
	int size() {
		return this.written.size();
	}

	/**
	 * Counts afresh after a transaction, and forgets the session with its end: a
	 * transaction whose rollback fails tells nobody.
	 */
	private final class SessionEnd implements SessionEventListener {

		private static final long serialVersionUID = 1L;

		private final transient SharedSessionContractImplementor session;

		SessionEnd(SharedSessionContractImplementor session) {
			this.session = session;
		}

		@Override
		public void transactionCompletion(boolean successful) {
			settle(this.session);
		}

		@Override
		public void end() {
			forget(this.session);
		}

	}

}
