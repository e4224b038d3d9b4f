package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.Map;

import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.resource.transaction.backend.jdbc.spi.JdbcResourceTransaction;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionSystemException;

/**
 * Savepoints of one Hibernate transaction. Pending changes are written before a savepoint
 * is set, so that they belong to what came before it. Lives as long as the transaction;
 * one thread at a time.
 */
final class HibernateSavepoints implements SavepointManager {

	private final SessionImplementor session;

	private final Object transactionData;

	/**
	 * The savepoints that have a name. A second one of the same name would hide the first
	 * on some databases and delete it on others.
	 */
	private final Map<Object, String> names = new HashMap<>();

	HibernateSavepoints(SessionImplementor session, Object transactionData) {
		this.session = session;
		this.transactionData = transactionData;
	}

	Object transactionData() {
		return this.transactionData;
	}

	@Override
	public Object createSavepoint() {
		String name = SavepointName.take();
		refuseOpen(name);
		if (this.session.getTransaction().getRollbackOnly()) {
			throw new CannotCreateTransactionException(
					"No savepoint can be set: the transaction is marked for rollback after an earlier failure");
		}
		this.session.flush();
		try {
			return (name != null) ? createNamed(name) : connection().setSavepoint();
		}
		catch (SQLException ex) {
			throw new CannotCreateTransactionException("No savepoint could be set", ex);
		}
	}

	private void refuseOpen(@Nullable String name) {
		if (name != null && this.names.values().stream().anyMatch(name::equalsIgnoreCase)) {
			throw new IllegalArgumentException("savepoint(): a savepoint named '" + name
					+ "' is open in this transaction; choose another name for the inner one");
		}
	}

	private Savepoint createNamed(String name) throws SQLException {
		Savepoint savepoint = connection().setSavepoint(name);
		this.names.put(savepoint, name);
		return savepoint;
	}

	@Override
	public void rollbackToSavepoint(Object savepoint) {
		JdbcCoordinator coordinator = this.session.getJdbcCoordinator();
		coordinator.abortBatch();
		try {
			connection().rollback((Savepoint) savepoint);
		}
		catch (SQLException ex) {
			throw new TransactionSystemException("The transaction could not be rolled back to its savepoint", ex);
		}
		goOn(coordinator.getResourceLocalTransaction());
		this.session.clear();
	}

	/**
	 * Hibernate marks the transaction for rollback after a failed statement and has no
	 * call to take the mark back; beginning again on the connection that is already in
	 * its transaction does just that.
	 */
	private void goOn(JdbcResourceTransaction transaction) {
		if (transaction.getStatus() == TransactionStatus.MARKED_ROLLBACK) {
			transaction.begin();
		}
	}

	@Override
	public void releaseSavepoint(Object savepoint) {
		this.names.remove(savepoint);
		try {
			connection().releaseSavepoint((Savepoint) savepoint);
		}
		catch (SQLException ex) {
			throw new TransactionSystemException("The savepoint could not be released", ex);
		}
	}

	private Connection connection() {
		return this.session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
	}

}
