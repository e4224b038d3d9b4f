package io.appdb.session;

import java.util.List;
import java.util.Map;

import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Results of queries that one session has run before, handed out again without a round
 * trip to the database. Lives as long as its session; one thread at a time.
 * <p>
 * What the session writes drops the results it touches: those of queries on entities by
 * the tables they read, those of native SQL at every write. A rollback, also to a
 * savepoint, and {@link DbSession#clear()} drop everything. What other sessions commit is
 * not seen. When a transaction is active and a query would write pending changes first,
 * so does a call of this cache, whether it finds a result or not. The least recently used
 * result makes room for a new one.
 * <p>
 * The idea is the query cache of SQLAlchemy-style sessions; unlike Hibernate's own it
 * needs no cache provider and never outlives the session.
 */
public interface QueryCache {

	/**
	 * Returns the result of a query, from the cache if the same statement with the same
	 * parameters, result type, limits, transformers, read-only flag, entity graph, fetch
	 * profiles and filters has run before. A query that locks what it reads, that asks to
	 * bypass caches, whose parameters cannot be compared, or whose result this cache
	 * cannot tell apart from another one, always runs and leaves the cache alone.
	 * @param query a query of this session
	 * @param <T> type of the result's elements
	 * @return the result as an unmodifiable list; the elements are the same objects at
	 * each call
	 * @throws IllegalArgumentException when another session has created the query
	 */
	<T extends @Nullable Object> List<T> list(SelectionQuery<T> query);

	/**
	 * Returns the rows {@link DbSession#rows} reads, from the cache if the same statement
	 * with the same parameters has run before. A statement that locks or writes always
	 * runs.
	 * @param sql the query, with {@code ?} for each parameter
	 * @param parameters the values
	 * @return an unmodifiable list with an unmodifiable map per row
	 */
	List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... parameters);

	/**
	 * Drops every result of this session. The figures of {@link #statistics()} go on.
	 */
	void clear();

	/**
	 * Returns what the cache has done for this session so far. All figures are zero while
	 * {@code app.db.session.query-cache.enabled} is false.
	 * @return the figures of this moment
	 */
	QueryCacheStatistics statistics();

}
