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
 * What failed first in a transaction, kept with the transaction on its thread. Lives as
 * long as the transaction; one thread at a time.
 */
public final class FirstFailure implements TransactionSynchronization {

	private final DataSource pool;

	private final Exception exception;

	private boolean transactionAborted;

	/**
	 * Whether the transaction has ended that it was a failure of, inside one on another
	 * database.
	 */
	private boolean over;

	private FirstFailure(DataSource pool, Exception exception) {
		this.pool = pool;
		this.exception = exception;
	}

	/**
	 * Notes a failure that is none of a statement in the transaction of this thread, if
	 * there is one and its data source is a pool.
	 * @param dataSource the data source of the transaction
	 * @param exception what failed
	 */
	public static void note(DataSource dataSource, RuntimeException exception) {
		if (isInTransaction()) {
			DataSource pool = pool(dataSource);
			if (pool != null && find(pool) == null) {
				TransactionSynchronizationManager.registerSynchronization(new FirstFailure(pool, exception));
			}
		}
	}

	/**
	 * Notes a failed statement in the transaction of this thread, if there is one.
	 * @param pool whose connection failed
	 * @param exception what failed
	 * @param abortsTransaction whether the server has rolled the transaction back
	 */
	static void note(DataSource pool, SQLException exception, boolean abortsTransaction) {
		if (!isInTransaction()) {
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
		DataSource pool = pool(dataSource);
		return (pool != null) ? find(pool) : null;
	}

	/**
	 * Forgets the failures of earlier transactions, as one begins.
	 */
	static void forget(@Nullable DataSource dataSource) {
		FirstFailure known = current(dataSource);
		if (known != null) {
			known.over = true;
		}
	}

	private static boolean isInTransaction() {
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.isSynchronizationActive();
	}

	private static @Nullable DataSource pool(DataSource dataSource) {
		return DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
	}

	private static @Nullable FirstFailure find(DataSource pool) {
		for (TransactionSynchronization candidate : TransactionSynchronizationManager.getSynchronizations()) {
			if (candidate instanceof FirstFailure failure && failure.pool == pool && !failure.over) {
				return failure;
			}
		}
		return null;
	}

	Exception exception() {
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
