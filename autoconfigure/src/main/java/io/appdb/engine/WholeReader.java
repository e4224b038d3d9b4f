package io.appdb.engine;

import org.hibernate.ConnectionReleaseMode;
import org.hibernate.ScrollMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.ScrollableResultsImplementor;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.hibernate.sql.exec.spi.JdbcSelectExecutor;
import org.hibernate.sql.results.spi.ResultsConsumer;
import org.hibernate.sql.results.spi.RowTransformer;

/**
 * Reads a stream or a scrolled result whole where the session gives its connection back
 * after each statement: outside of a transaction. The next statement, such as that of a
 * lazily loaded association, would close it. Shared by all threads.
 *
 * @param hibernate Hibernate's own
 */
record WholeReader(JdbcSelectExecutor hibernate) implements JdbcSelectExecutor {

	@Override
	public <T, R> T executeQuery(JdbcSelect select, JdbcParameterBindings parameters, ExecutionContext context,
			RowTransformer<R> transformer, Class<R> type, StatementCreator statements, ResultsConsumer<T, R> consumer) {
		return this.hibernate.executeQuery(select, parameters, context, transformer, type, statements, consumer);
	}

	@Override
	public <T, R> T executeQuery(JdbcSelect select, JdbcParameterBindings parameters, ExecutionContext context,
			RowTransformer<R> transformer, Class<R> type, int estimate, StatementCreator statements,
			ResultsConsumer<T, R> consumer) {
		return this.hibernate.executeQuery(select, parameters, context, transformer, type, estimate, statements,
				consumer);
	}

	@Override
	public <R> ScrollableResultsImplementor<R> scroll(JdbcSelect select, ScrollMode mode,
			JdbcParameterBindings parameters, ExecutionContext context, RowTransformer<R> transformer, int estimate) {
		SharedSessionContractImplementor session = context.getSession();
		if (session.isTransactionInProgress() || holdsConnection(session)) {
			return this.hibernate.scroll(select, mode, parameters, context, transformer, estimate);
		}
		try {
			return executeQuery(select, parameters, context, transformer, null, estimate, new WholeResults<>());
		}
		finally {
			session.afterOperation(true);
		}
	}

	private static boolean holdsConnection(SharedSessionContractImplementor session) {
		return session.getJdbcCoordinator()
			.getLogicalConnection()
			.getConnectionHandlingMode()
			.getReleaseMode() == ConnectionReleaseMode.ON_CLOSE;
	}

}
