package io.appdb.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.ActionQueue;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The query caches of all persistence contexts of one database, whoever opened them. A
 * cache comes into being when it is first asked and goes when its persistence context is
 * closed. Shared by all threads.
 */
final class QueryCaches {

	private final Map<SharedSessionContractImplementor, CachedQueries> caches = new ConcurrentHashMap<>();

	private final QueryCacheSettings settings;

	private final ReadTables readTables;

	private final ChangeSearch changes;

	private final CascadedDeletes deletes;

	QueryCaches(SessionFactoryImplementor factory, QueryCacheSettings settings) {
		this.settings = settings;
		this.readTables = new ReadTables(factory);
		this.changes = new ChangeSearch(factory);
		this.deletes = new CascadedDeletes(factory);
		if (settings.enabled()) {
			new WriteEvents(this, this.deletes).listenTo(factory);
		}
	}

	boolean enabled() {
		return this.settings.enabled();
	}

	ReadTables readTables() {
		return this.readTables;
	}

	CascadedDeletes deletes() {
		return this.deletes;
	}

	/**
	 * Whether a persistence context may hold changes that are not written yet. Objects
	 * that were detached or deleted one by one may still be referred to: then only
	 * Hibernate knows.
	 */
	boolean mayHaveChanges(SessionImplementor session) {
		CachedQueries cache = this.caches.get(session);
		return cache == null || cache.written().hasSeenObjectsGo() || this.changes.mayHaveChanges(session);
	}

	CachedQueries of(SessionImplementor session) {
		CachedQueries existing = this.caches.get(session);
		return (existing != null) ? existing : create(session);
	}

	@Nullable CachedQueries existing(SharedSessionContractImplementor session) {
		return this.caches.get(session);
	}

	/**
	 * Forgets a persistence context that is closed, whatever happened while it was.
	 */
	void forget(SharedSessionContractImplementor session) {
		this.caches.remove(session);
	}

	/**
	 * Returns the number of persistence contexts that have a cache now.
	 */
	int size() {
		return this.caches.size();
	}

	private CachedQueries create(SessionImplementor session) {
		CachedQueries created = new CachedQueries(this.settings.maxEntries());
		this.caches.put(session, created);
		session.addEventListeners(new SessionEnd(session, created));
		ActionQueue actions = session.asEventSource().getActionQueue();
		if (session.getJdbcCoordinator().getJdbcSessionOwner() == session) {
			actions.setTransactionCompletionCallbacks(
					new MutationQueries(actions.getTransactionCompletionCallbacks(), created.written()), false);
		}
		return created;
	}

	/**
	 * Drops everything after a rollback, and the cache itself with its session.
	 */
	private final class SessionEnd implements SessionEventListener {

		private static final long serialVersionUID = 1L;

		private final transient SessionImplementor session;

		private final transient CachedQueries cache;

		SessionEnd(SessionImplementor session, CachedQueries cache) {
			this.session = session;
			this.cache = cache;
		}

		@Override
		public void transactionCompletion(boolean successful) {
			if (!successful) {
				this.cache.written().addEverything();
			}
		}

		@Override
		public void end() {
			QueryCaches.this.caches.remove(this.session);
		}

	}

}
