package io.appdb.session.cache;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.SessionEventListener;
import org.hibernate.engine.spi.ActionQueue;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.spi.InterpretationsKeySource;
import org.jspecify.annotations.Nullable;

/**
 * The query caches of all persistence contexts of one database, whoever opened them. A
 * cache comes into being when it is first asked and goes when its persistence context is
 * closed. Shared by all threads.
 */
public final class QueryCaches {

	private final Map<SharedSessionContractImplementor, CachedQueries> caches = new ConcurrentHashMap<>();

	private final boolean enabled;

	private final int maxEntries;

	private final ReadTables readTables;

	private final ChangeSearch changes;

	private final CascadedDeletes deletes;

	/**
	 * Creates the caches of a factory.
	 * @param factory opens the persistence contexts
	 * @param enabled whether they keep anything
	 * @param maxEntries number of results that each keeps
	 */
	public QueryCaches(SessionFactoryImplementor factory, boolean enabled, int maxEntries) {
		this.enabled = enabled;
		this.maxEntries = maxEntries;
		this.readTables = new ReadTables(factory);
		this.changes = new ChangeSearch(factory);
		this.deletes = new CascadedDeletes(factory);
		if (enabled) {
			new WriteEvents(this, this.deletes).listenTo(factory);
		}
	}

	public boolean enabled() {
		return this.enabled;
	}

	/**
	 * Finds out which tables a query reads.
	 * @return their names, {@code null} if that is not known
	 */
	public @Nullable Set<String> tablesOf(InterpretationsKeySource query, DomainQueryExecutionContext execution) {
		return this.readTables.of(query, execution);
	}

	/**
	 * Notes that tables were written past Hibernate's events.
	 */
	public void wrote(SharedSessionContractImplementor session, Collection<String> tables) {
		CachedQueries cache = existing(session);
		if (cache != null && !tables.isEmpty()) {
			cache.written().mutates(tables);
		}
	}

	/**
	 * Notes that rows were deleted past Hibernate's events, which the database may carry
	 * on to other tables.
	 */
	public void deleted(SharedSessionContractImplementor session, Collection<String> tables) {
		wrote(session, this.deletes.withFollowing(tables));
	}

	/**
	 * Notes that anything may have been written.
	 */
	public void wroteUnknown(SharedSessionContractImplementor session) {
		CachedQueries cache = existing(session);
		if (cache != null) {
			cache.written().addEverything();
		}
	}

	/**
	 * Whether a persistence context may hold changes that are not written yet. Objects
	 * that were detached or deleted one by one may still be referred to: then only
	 * Hibernate knows.
	 */
	public boolean mayHaveChanges(SessionImplementor session) {
		CachedQueries cache = this.caches.get(session);
		return cache == null || cache.written().hasSeenObjectsGo() || this.changes.mayHaveChanges(session);
	}

	public CachedQueries of(SessionImplementor session) {
		CachedQueries existing = this.caches.get(session);
		return (existing != null) ? existing : create(session);
	}

	public @Nullable CachedQueries existing(SharedSessionContractImplementor session) {
		return this.caches.get(session);
	}

	/**
	 * Forgets a persistence context that is closed, whatever happened while it was.
	 */
	public void forget(SharedSessionContractImplementor session) {
		this.caches.remove(session);
	}

	/**
	 * Returns the number of persistence contexts that have a cache now.
	 */
	public int size() {
		return this.caches.size();
	}

	private CachedQueries create(SessionImplementor session) {
		CachedQueries created = new CachedQueries(this.maxEntries);
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
