package io.appdb.test.library;

import java.util.List;

import io.appdb.session.DbSession;

/**
 * Reads the library, once with a query per writer.
 */
public final class Shelves {

	private Shelves() {
	}

	/**
	 * One query for the writers and one for the novels of each.
	 * @param session the session
	 * @return all titles
	 */
	public static List<String> titlesOneByOne(DbSession session) {
		return session.createSelectionQuery("from Writer order by name", Writer.class)
			.getResultList()
			.stream()
			.flatMap((writer) -> writer.getNovels().stream())
			.map(Novel::getTitle)
			.toList();
	}

	/**
	 * One query.
	 * @param session the session
	 * @return all titles
	 */
	public static List<String> titles(DbSession session) {
		return session.createSelectionQuery("select title from Novel order by title", String.class).getResultList();
	}

}
