package io.appdb.session.cache;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which tables a session has written since its query cache was last asked. Lives as long
 * as the session; one thread at a time.
 */
final class WrittenTables {

	private final Set<String> tables = new HashSet<>();

	private boolean everything;

	/**
	 * Set while a mutation query may still name the tables it writes.
	 */
	private boolean mutation;

	private boolean named;

	private boolean gone;

	void add(String table) {
		this.tables.add(table);
	}

	void add(Collection<String> written) {
		this.tables.addAll(written);
	}

	void addEverything() {
		this.everything = true;
	}

	/**
	 * Notes that a mutation query begins. Hibernate names its tables with each of its
	 * statements; what other statements read until the cache is asked counts as well.
	 */
	void mutationBegins() {
		this.mutation = true;
	}

	boolean isMutation() {
		return this.mutation;
	}

	/**
	 * Takes the tables that a mutation query or a batch writes, or more than those. None
	 * means that they are not known.
	 */
	void mutates(Collection<String> named) {
		this.named |= !named.isEmpty();
		this.everything |= named.isEmpty();
		this.tables.addAll(named);
	}

	/**
	 * Notes that an object was detached or deleted by itself, which is never forgotten.
	 */
	void objectGone() {
		this.gone = true;
	}

	/**
	 * Whether objects that are managed may refer to one that is not.
	 */
	boolean hasSeenObjectsGo() {
		return this.gone;
	}

	boolean isEmpty() {
		return !this.everything && !this.mutation && this.tables.isEmpty();
	}

	/**
	 * Whether a result is touched that was read from some tables.
	 * @param read the tables, or {@code null} if they are not known
	 */
	boolean touch(@Nullable Set<String> read) {
		return this.everything || (this.mutation && !this.named) || read == null
				|| !Collections.disjoint(this.tables, read);
	}

	void reset() {
		this.tables.clear();
		this.everything = false;
		this.mutation = false;
		this.named = false;
	}

}
