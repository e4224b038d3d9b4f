package io.appdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;

import org.hibernate.HibernateException;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.jdbc.WorkExecutor;
import org.hibernate.jdbc.WorkExecutorVisitable;
import org.hibernate.jpa.spi.JpaCompliance;
import org.hibernate.resource.transaction.spi.IsolationDelegate;
import org.hibernate.resource.transaction.spi.SynchronizationRegistry;
import org.hibernate.resource.transaction.spi.TransactionCoordinator;
import org.hibernate.resource.transaction.spi.TransactionCoordinatorBuilder;
import org.hibernate.resource.transaction.spi.TransactionObserver;

/**
 * Hibernate's coordinator of a session's transactions on SQLite, which has one writer:
 * work that Hibernate wants beside the transaction is done in it while one is open. Owned
 * by its session; one thread at a time.
 */
final class SqliteTransactionCoordinator implements TransactionCoordinator {

	private final TransactionCoordinator hibernate;

	private final JdbcCoordinator jdbc;

	SqliteTransactionCoordinator(TransactionCoordinator hibernate, JdbcCoordinator jdbc) {
		this.hibernate = hibernate;
		this.jdbc = jdbc;
	}

	@Override
	public IsolationDelegate createIsolationDelegate() {
		return isTransactionActive() && !isReadOnly() ? new Inside() : this.hibernate.createIsolationDelegate();
	}

	/**
	 * A read-only transaction blocks no writer, and could not write itself.
	 */
	private boolean isReadOnly() {
		try {
			return connection().isReadOnly();
		}
		catch (SQLException ex) {
			throw converted(ex);
		}
	}

	private Connection connection() {
		return this.jdbc.getLogicalConnection().getPhysicalConnection();
	}

	private HibernateException converted(SQLException exception) {
		return this.jdbc.getJdbcSessionOwner().getSqlExceptionHelper().convert(exception, "Error performing work");
	}

	@Override
	public TransactionCoordinatorBuilder getTransactionCoordinatorBuilder() {
		return this.hibernate.getTransactionCoordinatorBuilder();
	}

	@Override
	public TransactionDriver getTransactionDriverControl() {
		return this.hibernate.getTransactionDriverControl();
	}

	@Override
	public SynchronizationRegistry getLocalSynchronizations() {
		return this.hibernate.getLocalSynchronizations();
	}

	@Override
	public JpaCompliance getJpaCompliance() {
		return this.hibernate.getJpaCompliance();
	}

	@Override
	public void explicitJoin() {
		this.hibernate.explicitJoin();
	}

	@Override
	public boolean isJoined() {
		return this.hibernate.isJoined();
	}

	@Override
	public void pulse() {
		this.hibernate.pulse();
	}

	@Override
	public boolean isActive() {
		return this.hibernate.isActive();
	}

	@Override
	public void addObserver(TransactionObserver observer) {
		this.hibernate.addObserver(observer);
	}

	@Override
	public void removeObserver(TransactionObserver observer) {
		this.hibernate.removeObserver(observer);
	}

	@Override
	public void setTimeOut(int seconds) {
		this.hibernate.setTimeOut(seconds);
	}

	@Override
	public int getTimeOut() {
		return this.hibernate.getTimeOut();
	}

	@Override
	public boolean isTransactionActive() {
		return this.hibernate.isTransactionActive();
	}

	@Override
	public void invalidate() {
		this.hibernate.invalidate();
	}

	/**
	 * Works on the session's connection and leaves the transaction to its owner.
	 */
	private final class Inside implements IsolationDelegate {

		@Override
		public <T> T delegateWork(WorkExecutorVisitable<T> work, boolean transacted) {
			try {
				return work.accept(new WorkExecutor<>(), connection());
			}
			catch (SQLException ex) {
				throw converted(ex);
			}
		}

		@Override
		public <T> T delegateCallable(Callable<T> callable, boolean transacted) {
			return SqliteTransactionCoordinator.this.hibernate.createIsolationDelegate()
				.delegateCallable(callable, transacted);
		}

	}

}
