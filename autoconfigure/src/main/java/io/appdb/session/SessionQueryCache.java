package io.appdb.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.appdb.error.Arguments;
import io.appdb.session.cache.CachedQueries;
import io.appdb.session.cache.CachedResult;
import io.appdb.engine.NativeSql;
import io.appdb.session.cache.QueryCaches;
import io.appdb.session.cache.SelectionKey;
import io.appdb.session.cache.SqlKey;
import org.hibernate.FlushMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.spi.InterpretationsKeySource;
import org.jspecify.annotations.Nullable;

/**
 * The query cache a session hands out. Lives as long as the session; one thread at a
 * time.
 */
final class SessionQueryCache implements QueryCache {

	private final SessionState state;

	private final boolean readOnly;

	SessionQueryCache(SessionState state, boolean readOnly) {
		this.state = state;
		this.readOnly = readOnly;
	}

	@Override
	public <T extends @Nullable Object> List<T> list(SelectionQuery<T> query) {
		Arguments.required("list", "query", query);
		return inside(() -> found(query));
	}

	/**
	 * Uses the cache while no other thread works with the session.
	 */
	private <T extends @Nullable Object> T inside(Supplier<T> use) {
		this.state.enter("queryCache");
		try {
			this.state.refuseClosed("queryCache");
			return use.get();
		}
		finally {
			this.state.leave();
		}
	}

	@SuppressWarnings("unchecked")
	private <T extends @Nullable Object> List<T> found(SelectionQuery<T> query) {
		QueryProxy proxy = QueryProxy.of(query);
		Object target = (proxy != null) ? proxy.target() : query;
		if (!(target instanceof DomainQueryExecutionContext execution) || !caches().enabled()) {
			return Collections.unmodifiableList(query.getResultList());
		}
		refuseForeign(execution.getSession());
		SelectionKey key = (target instanceof InterpretationsKeySource source) ? SelectionKey.of(source, execution)
				: nativeKey(proxy, execution);
		if (key == null) {
			return Collections.unmodifiableList(query.getResultList());
		}
		FlushMode flushMode = execution.getQueryOptions().getFlushMode();
		Supplier<@Nullable Set<String>> tables = () -> (target instanceof InterpretationsKeySource source)
				? caches().tablesOf(source, execution) : null;
		return (List<T>) find(key, flushMode, tables, () -> new ArrayList<>(query.getResultList()));
	}

	private static @Nullable SelectionKey nativeKey(@Nullable QueryProxy proxy, DomainQueryExecutionContext execution) {
		Object origin = (proxy != null) ? proxy.repeatableOrigin() : null;
		return (origin != null) ? SelectionKey.of(origin, null, execution) : null;
	}

	private void refuseForeign(SharedSessionContractImplementor session) {
		if (session != this.state.session()) {
			throw new IllegalArgumentException("queryCache().list(): another session has created the query; create it "
					+ "with the session whose cache is asked");
		}
	}

	@Override
	public List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... parameters) {
		Arguments.required("rows", "sql", sql);
		Arguments.required("rows", "parameters", parameters);
		return inside(() -> found(sql, parameters));
	}

	@SuppressWarnings("unchecked")
	private List<Map<String, @Nullable Object>> found(String sql, @Nullable Object... parameters) {
		SessionSql reader = this.state.sql(this.readOnly);
		SqlKey key = caches().enabled() ? SqlKey.of(sql, parameters) : null;
		if (key == null || !isRepeatable(key, sql)) {
			return reader.rows(sql, parameters);
		}
		return (List<Map<String, @Nullable Object>>) find(key, null, () -> null, () -> reader.rows(sql, parameters));
	}

	/**
	 * The words of a statement whose rows were kept need not be read again.
	 */
	private boolean isRepeatable(SqlKey key, String sql) {
		return caches().of(this.state.session()).find(key) != null || NativeSql.isRepeatable(sql);
	}

	/**
	 * Takes a result from the cache, or reads it. Pending changes are written before,
	 * when the query would write them, and drop what they touch.
	 */
	private List<?> find(Object key, @Nullable FlushMode flushMode, Supplier<@Nullable Set<String>> tables,
			Supplier<? extends List<?>> query) {
		CachedQueries cache = caches().of(this.state.session());
		CachedResult found = cache.find(key);
		Set<String> read = (found != null) ? found.tables() : tables.get();
		if (this.state.isActive()) {
			new PendingFlush(this.state).before(flushMode, read);
			found = cache.find(key);
		}
		return (found != null) ? cache.hit(found) : cache.read(key, read, query);
	}

	@Override
	public void clear() {
		CachedQueries cache = caches().existing(this.state.session());
		if (cache != null) {
			cache.clear();
		}
	}

	@Override
	public QueryCacheStatistics statistics() {
		CachedQueries cache = caches().existing(this.state.session());
		if (cache == null) {
			return QueryCacheStatistics.NONE;
		}
		return new QueryCacheStatistics(cache.hits(), cache.misses(), cache.evictions(), cache.size());
	}

	private QueryCaches caches() {
		return this.state.services().queryCaches();
	}

}
