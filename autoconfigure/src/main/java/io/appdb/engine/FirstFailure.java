package io.appdb.engine;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The first statement of a transaction that failed, kept with the transaction on its
 * thread. Lives as long as the transaction; one thread at a time.
 */
final class FirstFailure implements TransactionSynchronization {

	private final DataSource pool;

	private final SQLException exception;

	private boolean transactionAborted;

	private FirstFailure(DataSource pool, SQLException exception) {
		this.pool = pool;
		this.exception = exception;
	}

	/**
	 * Notes a failure in the transaction of this thread, if there is one.
	 * @param pool whose connection failed
	 * @param exception what failed
	 * @param abortsTransaction whether the server has rolled the transaction back
	 */
	static void note(DataSource pool, SQLException exception, boolean abortsTransaction) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()
				|| !TransactionSynchronizationManager.isSynchronizationActive()) {
			return;
		}
		FirstFailure known = find(pool);
		if (known == null) {
			known = new FirstFailure(pool, exception);
			TransactionSynchronizationManager.registerSynchronization(known);
		}
		known.transactionAborted |= abortsTransaction;
	}

	/**
	 * Finds the first failure of the transaction of this thread.
	 */
	static @Nullable FirstFailure current(@Nullable DataSource dataSource) {
		if (dataSource == null || !TransactionSynchronizationManager.isSynchronizationActive()
				|| TransactionSynchronizationManager.getSynchronizations()
					.stream()
					.noneMatch(FirstFailure.class::isInstance)) {
			return null;
		}
		DataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
		return (pool != null) ? find(pool) : null;
	}

	private static @Nullable FirstFailure find(DataSource pool) {
		for (TransactionSynchronization candidate : TransactionSynchronizationManager.getSynchronizations()) {
			if (candidate instanceof FirstFailure failure && failure.pool == pool) {
				return failure;
			}
		}
		return null;
	}

	SQLException exception() {
		return this.exception;
	}

	/**
	 * Whether the server has rolled the transaction back: what is done in it afterwards
	 * would be stored without what was done before.
	 */
	boolean isTransactionAborted() {
		return this.transactionAborted;
	}

}
