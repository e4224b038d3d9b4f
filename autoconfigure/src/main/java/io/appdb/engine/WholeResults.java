package io.appdb.engine;

import java.util.List;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.Limit;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.ScrollableResultsImplementor;
import org.hibernate.sql.results.graph.entity.EntityResult;
import org.hibernate.sql.results.internal.RowProcessingStateStandardImpl;
import org.hibernate.sql.results.jdbc.spi.JdbcValues;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesSourceProcessingOptions;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesSourceProcessingState;
import org.hibernate.sql.results.spi.ListResultsConsumer;
import org.hibernate.sql.results.spi.ListResultsConsumer.UniqueSemantic;
import org.hibernate.sql.results.spi.ResultsConsumer;
import org.hibernate.sql.results.spi.RowReader;

/**
 * Reads all results of a query that is to be scrolled through, and hands out each entity
 * as often as Hibernate does when it scrolls. Stateless.
 *
 * @param <R> the type of a result
 */
final class WholeResults<R> implements ResultsConsumer<ScrollableResultsImplementor<R>, R> {

	@Override
	public ScrollableResultsImplementor<R> consume(JdbcValues values, SharedSessionContractImplementor session,
			JdbcValuesSourceProcessingOptions options, JdbcValuesSourceProcessingState state,
			RowProcessingStateStandardImpl row, RowReader<R> reader) {
		UniqueSemantic unique = fetchesCollections(values) ? UniqueSemantic.ALLOW : UniqueSemantic.NEVER;
		List<R> rows = ListResultsConsumer.<R>instance(unique).consume(values, session, options, state, row, reader);
		return new ReadResults<>(limited(rows, state.getQueryOptions()));
	}

	private static boolean fetchesCollections(JdbcValues values) {
		return values.getValuesMapping()
			.getDomainResults()
			.stream()
			.anyMatch((result) -> result instanceof EntityResult<?> entity && entity.containsCollectionFetches());
	}

	/**
	 * Rows that come with a fetched collection are limited here and not by the database.
	 */
	private static <R> List<R> limited(List<R> rows, QueryOptions options) {
		Limit limit = options.peekOriginalLimit();
		if (limit == null || !Boolean.TRUE.equals(options.isLimitInMemoryEnabled())) {
			return rows;
		}
		return rows.stream().skip(limit.getFirstRowJpa()).limit(limit.getMaxRowsJpa()).toList();
	}

	@Override
	public boolean canResultsBeCached() {
		return false;
	}

}
