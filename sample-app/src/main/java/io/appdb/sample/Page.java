package io.appdb.sample;

import java.util.List;
import java.util.function.Function;

import org.hibernate.query.SelectionQuery;

/**
 * A part of a list. Immutable.
 *
 * @param items the entries
 * @param page number of the page, from 0
 * @param size entries a full page has
 * @param total entries of the whole list
 * @param <T> type of the entries
 */
public record Page<T>(List<T> items, int page, int size, long total) {

	public Page {
		items = List.copyOf(items);
	}

	/**
	 * Reads a page of a query.
	 * @param query the query for the whole list
	 * @param paging which page
	 * @param view turns what was read into what is shown
	 * @param <E> type the query reads
	 * @param <T> type of the entries
	 * @return the page
	 */
	public static <E, T> Page<T> of(SelectionQuery<E> query, Paging paging, Function<E, T> view) {
		long total = query.getResultCount();
		List<E> entities = query.setFirstResult(paging.offset()).setMaxResults(paging.limit()).getResultList();
		return new Page<>(entities.stream().map(view).toList(), paging.number(), paging.limit(), total);
	}

}
