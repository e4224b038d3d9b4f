package io.appdb.test;

import org.jspecify.annotations.Nullable;

import io.appdb.session.TransactionFrame;

import org.springframework.test.context.transaction.TestContextTransactionUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * The transaction manager of an application under test: where a test's transaction is
 * open, the application's begin inside of it. Shared by all threads.
 */
final class FramedTransactionManager implements ResourceTransactionManager {

	private final ResourceTransactionManager manager;

	FramedTransactionManager(ResourceTransactionManager manager) {
		this.manager = manager;
	}

	@Override
	public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
		TransactionFrame frame = TransactionFrame.current();
		if (frame == null) {
			return this.manager.getTransaction(definition);
		}
		TransactionDefinition asked = (definition != null) ? definition : TransactionDefinition.withDefaults();
		TransactionStatus status = this.manager.getTransaction(frame.inside(asked));
		if (!isOfTest(asked)) {
			frame.entered(status);
		}
		return status;
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
		TransactionFrame frame = TransactionFrame.current();
		if (frame == null) {
			this.manager.commit(status);
			return;
		}
		try {
			write(frame, status);
			this.manager.commit(status);
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
			this.manager.rollback(status);
			throw ex;
		}
	}

	@Override
	public void rollback(TransactionStatus status) {
		TransactionFrame frame = TransactionFrame.current();
		try {
			this.manager.rollback(status);
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
