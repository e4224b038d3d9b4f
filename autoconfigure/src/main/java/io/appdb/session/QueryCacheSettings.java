package io.appdb.session;

import io.appdb.error.InvalidSettingException;

/**
 * How much the query cache of a session keeps.
 *
 * @param enabled whether it keeps anything; otherwise each call runs its query
 * @param maxEntries number of results that it keeps, from 1 to 1,000,000
 */
public record QueryCacheSettings(boolean enabled, int maxEntries) {

	private static final int MOST = 1_000_000;

	/**
	 * Checks the settings.
	 * @throws InvalidSettingException when the number of results is out of range
	 */
	public QueryCacheSettings {
		if (maxEntries < 1 || maxEntries > MOST) {
			throw new InvalidSettingException("app.db.session.query-cache.max-entries", maxEntries,
					"use 1 to " + MOST + ", or 'app.db.session.query-cache.enabled=false' for no cache");
		}
	}

	/**
	 * Returns the defaults: 100 results.
	 * @return the default settings
	 */
	public static QueryCacheSettings defaults() {
		return new QueryCacheSettings(true, 100);
	}

}
