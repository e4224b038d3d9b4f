package io.appdb.session;

/**
 * What the query cache of one session has done. Queries that bypass the cache are not
 * counted.
 *
 * @param hits results found
 * @param misses results that had to be read
 * @param evictions results dropped to make room for others
 * @param entries results held now
 */
public record QueryCacheStatistics(long hits, long misses, long evictions, int entries) {

	static final QueryCacheStatistics NONE = new QueryCacheStatistics(0, 0, 0, 0);

}
