package io.appdb.benchmarks.app;

/**
 * What a handler answers that has read an author. A value.
 *
 * @param id identifier of the author
 * @param name name of the author
 */
public record AuthorAnswer(long id, String name) {

	static AuthorAnswer of(Author author) {
		return new AuthorAnswer(author.id(), author.name());
	}

}
