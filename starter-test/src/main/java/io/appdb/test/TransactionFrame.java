package io.appdb.test;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.appdb.engine.DatabaseTransactionManager;
import io.appdb.session.Sessions;
import io.appdb.session.SurroundedSession;
import io.appdb.session.SurroundingTransaction;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * A transaction around the transactions of an application, for a test that leaves nothing
 * behind. What begins and commits inside is a savepoint, what fails inside goes back to
 * it, and everything is rolled back when the frame is closed. Owned by the thread that
 * opened it. The idea is that of SQLAlchemy's session that joins an external transaction
 * and of Django's {@code TestCase}.
 */
final class TransactionFrame implements SurroundingTransaction, AutoCloseable {

	private final PlatformTransactionManager manager;

	private final SurroundedSession session;

	private final TransactionStatus transaction;

	/**
	 * The outermost transaction of the application, a savepoint.
	 */
	private @Nullable TransactionStatus root;

	/**
	 * What the running request has committed last.
	 */
	private @Nullable TransactionStatus checkpoint;

	private TransactionFrame(PlatformTransactionManager manager, Sessions sessions) {
		this.manager = manager;
		this.session = sessions.surround(this);
		try {
			this.transaction = manager.getTransaction(new DefaultTransactionDefinition());
		}
		catch (RuntimeException | Error ex) {
			this.session.close();
			throw ex;
		}
	}

	/**
	 * Begins the transaction on the current thread.
	 * @param manager the transaction manager of the sessions, not decorated
	 * @param sessions the sessions of the application
	 * @throws IllegalStateException when the thread works with a session already
	 */
	static TransactionFrame open(PlatformTransactionManager manager, Sessions sessions) {
		TransactionFrame frame = new TransactionFrame(manager, sessions);
		TransactionFrames.add(frame);
		return frame;
	}

	/**
	 * Whether no session outside of the frame is at work.
	 */
	boolean isCurrent() {
		return this.session.isCurrent();
	}

	/**
	 * The transaction manager that the frame was begun with.
	 */
	PlatformTransactionManager manager() {
		return this.manager;
	}

	/**
	 * Turns a transaction that would begin here, or outside of the one that runs, into a
	 * savepoint.
	 * @param definition the transaction that is asked for
	 * @return the transaction that is begun in its place
	 */
	TransactionDefinition inside(TransactionDefinition definition) {
		int propagation = switch (definition.getPropagationBehavior()) {
			case TransactionDefinition.PROPAGATION_REQUIRES_NEW -> TransactionDefinition.PROPAGATION_NESTED;
			case TransactionDefinition.PROPAGATION_REQUIRED ->
				(this.root == null) ? TransactionDefinition.PROPAGATION_NESTED : definition.getPropagationBehavior();
			case TransactionDefinition.PROPAGATION_NOT_SUPPORTED, TransactionDefinition.PROPAGATION_NEVER ->
				(this.root == null) ? TransactionDefinition.PROPAGATION_SUPPORTS : definition.getPropagationBehavior();
			default -> definition.getPropagationBehavior();
		};
		if (propagation == definition.getPropagationBehavior()) {
			return definition;
		}
		DefaultTransactionDefinition inside = new DefaultTransactionDefinition(definition);
		inside.setPropagationBehavior(propagation);
		return inside;
	}

	/**
	 * Notes that a transaction has begun.
	 * @param status the transaction
	 */
	void entered(TransactionStatus status) {
		if (this.root == null && status.hasSavepoint()) {
			this.root = status;
		}
	}

	/**
	 * Writes pending changes before the savepoint of a transaction goes, as a commit
	 * would.
	 * @param status the transaction that commits
	 * @throws RuntimeException what the database refuses, translated
	 */
	void committing(TransactionStatus status) {
		if (status.hasSavepoint() && !status.isRollbackOnly()) {
			try {
				this.session.flush();
			}
			catch (RuntimeException ex) {
				throw DatabaseTransactionManager.commitFailure(ex);
			}
		}
	}

	/**
	 * Notes that a transaction has ended.
	 * @param status the transaction
	 * @param committed whether it was committed
	 */
	void left(TransactionStatus status, boolean committed) {
		if (this.root != status) {
			return;
		}
		this.root = null;
		if (committed && this.checkpoint != null) {
			this.manager.commit(this.checkpoint);
			setCheckpoint();
		}
		else if (!committed) {
			this.session.settle();
		}
	}

	@Override
	public boolean isEntered() {
		return this.root != null;
	}

	@Override
	public boolean isInRequest() {
		return this.checkpoint != null;
	}

	@Override
	public void beginRequest() {
		setCheckpoint();
	}

	private void setCheckpoint() {
		this.checkpoint = this.manager
			.getTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
		this.session.settle();
	}

	@Override
	public void endRequest(boolean discarding) {
		TransactionStatus last = Objects.requireNonNull(this.checkpoint);
		this.checkpoint = null;
		if (discarding || last.isRollbackOnly()) {
			this.root = null;
			this.manager.rollback(last);
		}
		else {
			this.manager.commit(last);
		}
	}

	@Override
	public String owner() {
		return "a test";
	}

	@Override
	public String remedy() {
		return "choose Isolation.TRUNCATE or CLONE for the test";
	}

	/**
	 * Rolls everything back and takes the session off the thread.
	 */
	@Override
	public void close() {
		TransactionFrames.remove(this);
		try {
			if (!this.transaction.isCompleted()) {
				this.manager.rollback(this.transaction);
			}
		}
		finally {
			this.session.close();
		}
	}

}
