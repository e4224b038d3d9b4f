package io.appdb.session;

import io.appdb.error.Arguments;
import org.hibernate.FlushMode;

/**
 * How sessions behave.
 *
 * @param flushMode when pending changes are written before a query
 * @param expireOnCommit whether what was loaded is detached at each commit, so that it is
 * read afresh
 * @param queryCache how much the query cache of a session keeps
 */
public record SessionSettings(FlushMode flushMode, boolean expireOnCommit, QueryCacheSettings queryCache) {

	/**
	 * Refuses null.
	 */
	public SessionSettings {
		Arguments.required("SessionSettings", "flushMode", flushMode);
		Arguments.required("SessionSettings", "queryCache", queryCache);
	}

	/**
	 * Creates settings with the default query cache.
	 * @param flushMode when pending changes are written before a query
	 * @param expireOnCommit whether what was loaded is detached at each commit
	 */
	public SessionSettings(FlushMode flushMode, boolean expireOnCommit) {
		this(flushMode, expireOnCommit, QueryCacheSettings.defaults());
	}

	/**
	 * Returns the defaults: automatic flushing, nothing expires, 100 cached results.
	 * @return the default settings
	 */
	public static SessionSettings defaults() {
		return new SessionSettings(FlushMode.AUTO, false);
	}

	/**
	 * Returns these settings with another query cache.
	 * @param settings how much the query cache of a session keeps
	 * @return the changed settings
	 */
	public SessionSettings withQueryCache(QueryCacheSettings settings) {
		Arguments.required("withQueryCache", "settings", settings);
		return new SessionSettings(this.flushMode, this.expireOnCommit, settings);
	}

}
