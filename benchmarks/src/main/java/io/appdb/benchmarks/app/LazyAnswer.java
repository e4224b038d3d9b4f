package io.appdb.benchmarks.app;

import java.util.List;

/**
 * An answer that loads lazily while it is written. Lives as long as its request.
 */
public final class LazyAnswer {

	private final Author author;

	LazyAnswer(Author author) {
		this.author = author;
	}

	/**
	 * The notes, loaded by this call.
	 * @return the texts of the author's notes
	 */
	public List<String> getNotes() {
		return this.author.texts();
	}

}
