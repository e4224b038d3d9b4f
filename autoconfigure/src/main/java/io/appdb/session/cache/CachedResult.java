package io.appdb.session.cache;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The result of one query. Owned by a query cache, perhaps while it is still being read;
 * one thread at a time.
 */
public final class CachedResult {

	private final @Nullable Set<String> tables;

	private List<?> rows = List.of();

	private boolean stale;

	/**
	 * Creates a result that is still to be read.
	 * @param tables the tables it is read from, or {@code null} if they are not known
	 */
	CachedResult(@Nullable Set<String> tables) {
		this.tables = tables;
	}

	public @Nullable Set<String> tables() {
		return this.tables;
	}

	void complete(List<?> read) {
		this.rows = read;
	}

	List<?> rows() {
		return this.rows;
	}

	void markStale() {
		this.stale = true;
	}

	boolean isStale() {
		return this.stale;
	}

}
