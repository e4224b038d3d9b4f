package io.appdb.session.cache;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The results one persistence context keeps, the least recently used first. A query may
 * run others while it is read. Lives as long as the persistence context; one thread at a
 * time.
 */
public final class CachedQueries {

	private final int maxEntries;

	private final Map<Object, CachedResult> results = new LinkedHashMap<>(16, 0.75f, true);

	private final Deque<CachedResult> reading = new ArrayDeque<>();

	private final WrittenTables written = new WrittenTables();

	private long hits;

	private long misses;

	private long evictions;

	CachedQueries(int maxEntries) {
		this.maxEntries = maxEntries;
	}

	WrittenTables written() {
		return this.written;
	}

	/**
	 * Finds a result that no write has touched.
	 */
	public @Nullable CachedResult find(Object key) {
		dropTouched();
		return this.results.get(key);
	}

	/**
	 * Hands out a result that was found.
	 */
	public List<?> hit(CachedResult found) {
		this.hits++;
		return found.rows();
	}

	/**
	 * Reads a result and keeps it, unless its tables are written meanwhile.
	 */
	public List<?> read(Object key, @Nullable Set<String> tables, Supplier<? extends List<?>> query) {
		this.misses++;
		CachedResult result = new CachedResult(tables);
		this.reading.push(result);
		List<?> rows;
		try {
			rows = Collections.unmodifiableList(query.get());
			result.complete(rows);
			dropTouched();
		}
		finally {
			this.reading.remove(result);
		}
		if (!result.isStale()) {
			keep(key, result);
		}
		return rows;
	}

	private void keep(Object key, CachedResult result) {
		this.results.put(key, result);
		if (this.results.size() > this.maxEntries) {
			this.results.remove(this.results.keySet().iterator().next());
			this.evictions++;
		}
	}

	private void dropTouched() {
		if (this.written.isEmpty()) {
			return;
		}
		this.results.values().removeIf((result) -> this.written.touch(result.tables()));
		for (CachedResult result : this.reading) {
			if (this.written.touch(result.tables())) {
				result.markStale();
			}
		}
		this.written.reset();
	}

	public void clear() {
		this.written.addEverything();
		dropTouched();
	}

	/**
	 * Returns the number of results that were found.
	 */
	public long hits() {
		return this.hits;
	}

	/**
	 * Returns the number of results that had to be read.
	 */
	public long misses() {
		return this.misses;
	}

	/**
	 * Returns the number of results that were dropped to make room.
	 */
	public long evictions() {
		return this.evictions;
	}

	/**
	 * Returns the number of results that no write has touched.
	 */
	public int size() {
		dropTouched();
		return this.results.size();
	}

}
