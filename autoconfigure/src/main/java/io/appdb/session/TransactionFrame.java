package io.appdb.session;

import java.util.Objects;

import io.appdb.engine.DatabaseTransactionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction around the transactions of an application, for a test that leaves nothing
 * behind. What begins and commits inside is a savepoint, what fails inside goes back to
 * it, and everything is rolled back when the frame is closed. Owned by the thread that
 * opened it. The idea is that of SQLAlchemy's session that joins an external transaction
 * and of Django's {@code TestCase}.
 */
public final class TransactionFrame implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TransactionFrame.class);

	private final Sessions sessions;

	private final SessionState state;

	private final CurrentSession session;

	private final TransactionStatus transaction;

	/**
	 * The outermost transaction of the application, a savepoint.
	 */
	private @Nullable TransactionStatus root;

	/**
	 * Number of requests that are under way, of which only the outermost counts.
	 */
	private int requests;

	/**
	 * What the running request has committed last.
	 */
	private @Nullable TransactionStatus checkpoint;

	private PendingChanges writtenBefore = PendingChanges.NONE;

	private TransactionFrame(Sessions sessions, SessionState state) {
		this.sessions = sessions;
		this.state = state;
		this.session = SessionProxy.create(CurrentSession.class, state, SessionAccess.BLOCK);
		this.transaction = transactionManager().getTransaction(new DefaultTransactionDefinition());
	}

	/**
	 * Begins the transaction on the current thread.
	 */
	static TransactionFrame open(Sessions sessions) {
		SessionState state = sessions.open();
		state.binding().bind("openFrame");
		try {
			TransactionFrame frame = new TransactionFrame(sessions, state);
			state.framedBy(frame);
			sessions.slot().offer(frame.session);
			TransactionSynchronizationManager.bindResource(TransactionFrame.class, frame);
			return frame;
		}
		catch (RuntimeException | Error ex) {
			state.binding().unbind();
			state.close();
			throw ex;
		}
	}

	/**
	 * Finds the frame the current thread works in.
	 * @return the frame, {@code null} if there is none or a session outside of it is at
	 * work
	 */
	public static @Nullable TransactionFrame current() {
		TransactionFrame frame = (TransactionFrame) TransactionSynchronizationManager
			.getResource(TransactionFrame.class);
		return (frame != null && frame.state.binding().isBound()) ? frame : null;
	}

	/**
	 * Turns a transaction that would begin here, or outside of the one that runs, into a
	 * savepoint.
	 * @param definition the transaction that is asked for
	 * @return the transaction that is begun in its place
	 */
	public TransactionDefinition inside(TransactionDefinition definition) {
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
	public void entered(TransactionStatus status) {
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
	public void committing(TransactionStatus status) {
		if (status.hasSavepoint() && !status.isRollbackOnly()) {
			try {
				this.state.session().flush();
			}
			catch (RuntimeException ex) {
				throw DatabaseTransactionManager.commitFailure(this.sessions.translate(ex));
			}
		}
	}

	/**
	 * Notes that a transaction has ended.
	 * @param status the transaction
	 * @param committed whether it was committed
	 */
	public void left(TransactionStatus status, boolean committed) {
		if (this.root != status) {
			return;
		}
		this.root = null;
		if (committed && this.checkpoint != null) {
			transactionManager().commit(this.checkpoint);
			setCheckpoint();
		}
		else if (!committed) {
			this.writtenBefore = this.state.pending();
		}
	}

	/**
	 * Whether no transaction of the application runs inside.
	 */
	boolean isEmpty() {
		return this.root == null;
	}

	/**
	 * Whether a request is served that has no transaction of its own.
	 */
	boolean isBare() {
		return this.requests > 0 && this.root == null;
	}

	/**
	 * A request begins, which loses at its end what it has not committed.
	 */
	void enterRequest() {
		if (this.requests++ == 0) {
			setCheckpoint();
		}
	}

	private void setCheckpoint() {
		TransactionStatus running = this.root;
		this.checkpoint = transactionManager()
			.getTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
		this.root = running;
		this.writtenBefore = this.sessions.written(this.state.session());
	}

	/**
	 * A request ends.
	 * @param failed whether it has failed, so that nobody takes its changes for stored
	 */
	void leaveRequest(boolean failed) {
		if (--this.requests > 0) {
			return;
		}
		TransactionStatus last = Objects.requireNonNull(this.checkpoint);
		this.checkpoint = null;
		PendingChanges lost = this.state.pending().minus(this.writtenBefore);
		boolean open = this.state.hasOwnTransaction();
		if (!open && lost.isEmpty() && !last.isRollbackOnly()) {
			transactionManager().commit(last);
			return;
		}
		if (!failed && !lost.isEmpty()) {
			logger.warn(
					"The request ended without commit() and lost {}; call commit(), or take CurrentSessionTransaction",
					lost);
		}
		else if (!failed && open) {
			logger
				.warn("The request ended with an open transaction, which is rolled back; call commit() or rollback()");
		}
		if (open) {
			this.state.rollback();
		}
		this.root = null;
		transactionManager().rollback(last);
	}

	/**
	 * Rolls everything back and takes the session off the thread.
	 */
	@Override
	public void close() {
		TransactionSynchronizationManager.unbindResourceIfPossible(TransactionFrame.class);
		this.sessions.slot().withdraw(this.session);
		this.state.framedBy(null);
		try {
			if (!this.transaction.isCompleted()) {
				transactionManager().rollback(this.transaction);
			}
		}
		finally {
			try {
				this.state.binding().unbind();
			}
			finally {
				this.state.close();
			}
		}
	}

	private PlatformTransactionManager transactionManager() {
		return this.sessions.environment().transactionManager();
	}

}
