package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.persistence.EntityManager;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * Hibernate's dialect for sessions that hold a connection only as long as a transaction:
 * read-only and isolation level are noted on the lazy connection and reach the server
 * when the first statement fetches it, transactions have savepoints, and errors are
 * translated by this library first. Shared by all threads.
 */
final class DatabaseJpaDialect extends HibernateJpaDialect {

	private final PersistenceExceptionTranslator errors;

	private final FlushMode flushMode;

	DatabaseJpaDialect(PersistenceExceptionTranslator errors, FlushMode flushMode) {
		this.errors = errors;
		this.flushMode = flushMode;
		setPrepareConnection(false);
	}

	@Override
	public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition) throws SQLException {
		SessionImplementor session = entityManager.unwrap(SessionImplementor.class);
		if (session.isTransactionInProgress()) {
			return begin(session, entityManager, definition);
		}
		try {
			return begin(session, entityManager, definition);
		}
		catch (SQLException | RuntimeException | Error ex) {
			abandon(session, ex);
			throw ex;
		}
	}

	private Object begin(SessionImplementor session, EntityManager entityManager, TransactionDefinition definition)
			throws SQLException {
		if (definition.getTimeout() == TransactionDefinition.TIMEOUT_DEFAULT) {
			session.getTransaction().setTimeout(TransactionDefinition.TIMEOUT_DEFAULT);
		}
		boolean isolation = definition.getIsolationLevel() != TransactionDefinition.ISOLATION_DEFAULT;
		if (definition.isReadOnly() || isolation) {
			Connection connection = session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
			DataSourceUtils.prepareConnectionForTransaction(connection, definition);
		}
		Object data = super.beginTransaction(entityManager,
				isolation ? new DefaultIsolationDefinition(definition) : definition);
		return new HibernateSavepoints(session, data);
	}

	/**
	 * Ends what has begun before the failure, such as that of an interceptor: the
	 * transaction manager would leave it open in a session that it has not opened.
	 */
	private static void abandon(SessionImplementor session, Throwable failure) {
		try {
			if (session.isTransactionInProgress()) {
				session.getTransaction().rollback();
			}
			else {
				session.getJdbcCoordinator().afterTransaction();
			}
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Keeps the flush mode an application has chosen; Spring would turn manual flushing
	 * into automatic flushing in every transaction.
	 */
	@Override
	protected @Nullable FlushMode prepareFlushMode(Session session, boolean readOnly) {
		if (!readOnly && session.getHibernateFlushMode() == this.flushMode) {
			return null;
		}
		return super.prepareFlushMode(session, readOnly);
	}

	@Override
	public void cleanupTransaction(@Nullable Object transactionData) {
		super.cleanupTransaction((transactionData instanceof HibernateSavepoints savepoints)
				? savepoints.transactionData() : transactionData);
	}

	@Override
	public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException exception) {
		DataAccessException translated = this.errors.translateExceptionIfPossible(exception);
		return (translated != null) ? translated : super.translateExceptionIfPossible(exception);
	}

}
