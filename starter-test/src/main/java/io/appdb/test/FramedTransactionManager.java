package io.appdb.test;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.appdb.session.Sessions;

import org.springframework.test.context.transaction.TestContextTransactionUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * The transaction manager of an application under test: where a test's transaction is
 * open, the application's begin inside of it. Shared by all threads.
 */
final class FramedTransactionManager implements ResourceTransactionManager {

	private final ResourceTransactionManager manager;

	private FramedTransactionManager(ResourceTransactionManager manager) {
		this.manager = manager;
	}

	/**
	 * Decorates a transaction manager, unless it is decorated. One of Spring's does not
	 * allow savepoints unless it is told to.
	 */
	static FramedTransactionManager around(PlatformTransactionManager manager) {
		if (manager instanceof FramedTransactionManager framed) {
			return framed;
		}
		if (manager instanceof AbstractPlatformTransactionManager configurable) {
			configurable.setNestedTransactionAllowed(true);
		}
		return new FramedTransactionManager((ResourceTransactionManager) manager);
	}

	/**
	 * Begins the transaction of a test on the current thread.
	 * @param sessions the sessions that work with this transaction manager
	 */
	TransactionFrame open(Sessions sessions) {
		return TransactionFrame.open(this.manager, sessions);
	}

	@Override
	public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
		TransactionFrame frame = frame();
		if (frame == null) {
			return this.manager.getTransaction(definition);
		}
		TransactionDefinition asked = (definition != null) ? definition : TransactionDefinition.withDefaults();
		TransactionStatus status = manager(frame).getTransaction(frame.inside(asked));
		if (!isOfTest(asked)) {
			frame.entered(status);
		}
		return status;
	}

	/**
	 * The frame of the current thread, unless it is that of another database.
	 */
	private @Nullable TransactionFrame frame() {
		return TransactionFrames.find(this.manager.getResourceFactory());
	}

	/**
	 * Spring's transaction manager for JDBC does not know that it is inside of a
	 * transaction of JPA: it would commit that.
	 */
	private PlatformTransactionManager manager(@Nullable TransactionFrame frame) {
		return (frame != null && this.manager.getResourceFactory() instanceof DataSource) ? frame.manager()
				: this.manager;
	}

	/**
	 * Whether Spring asks because the test has {@code @Transactional}: a savepoint more,
	 * inside of which the application's transactions begin as they do without it.
	 */
	private static boolean isOfTest(TransactionDefinition definition) {
		return definition.getClass().getEnclosingClass() == TestContextTransactionUtils.class;
	}

	@Override
	public void commit(TransactionStatus status) {
		TransactionFrame frame = frame();
		if (frame == null) {
			this.manager.commit(status);
			return;
		}
		try {
			write(frame, status);
			manager(frame).commit(status);
			frame.left(status, true);
		}
		finally {
			frame.left(status, false);
		}
	}

	private void write(TransactionFrame frame, TransactionStatus status) {
		try {
			frame.committing(status);
		}
		catch (RuntimeException ex) {
			manager(frame).rollback(status);
			throw ex;
		}
	}

	@Override
	public void rollback(TransactionStatus status) {
		TransactionFrame frame = frame();
		try {
			manager(frame).rollback(status);
		}
		finally {
			if (frame != null) {
				frame.left(status, false);
			}
		}
	}

	@Override
	public Object getResourceFactory() {
		return this.manager.getResourceFactory();
	}

}
