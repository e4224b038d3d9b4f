package io.appdb.session.request;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.appdb.session.BoundSession;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.PendingChanges;
import io.appdb.session.Sessions;
import io.appdb.session.SurroundingTransaction;
import io.appdb.session.ThrowingCall;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of one web request, opened and closed by the web layer; one thread at a
 * time. It joins a session that a filter has put on the thread before.
 */
public final class RequestSession implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RequestSession.class);

	private final BoundSession session;

	/**
	 * Whether the last handler has committed all it did.
	 */
	private boolean settled;

	/**
	 * Whether the request has failed, so that nobody takes its changes for stored.
	 */
	private boolean failed;

	/**
	 * The transaction of somebody else that the request is served in.
	 */
	private final @Nullable SurroundingTransaction surrounding;

	/**
	 * Whether that transaction has to hear of the end: of several requests in one another
	 * only the outermost counts.
	 */
	private boolean surrounded;

	private RequestSession(BoundSession session) {
		this.session = session;
		this.surrounding = session.surrounding();
		if (this.surrounding != null && !this.surrounding.isInRequest()) {
			this.surrounding.beginRequest();
			this.surrounded = true;
		}
	}

	/**
	 * Opens the session of a request.
	 * @param sessions the sessions of the database
	 * @return the session, which the caller binds to threads and closes
	 */
	public static RequestSession open(Sessions sessions) {
		return new RequestSession(sessions.bound());
	}

	/**
	 * Prepares the session of a request, which is opened when its thread needs it.
	 * @param sessions the sessions of the database
	 * @return the session, which the caller binds to threads and closes
	 */
	public static RequestSession deferred(Sessions sessions) {
		return new RequestSession(sessions.deferred());
	}

	/**
	 * Puts the session on the current thread, unless another one works with it.
	 * @return whether it is there
	 */
	public boolean bind() {
		return this.session.bind();
	}

	/**
	 * Takes the session off the current thread.
	 */
	public void unbind() {
		this.session.unbind();
	}

	/**
	 * Tells what becomes of the session when the current thread has called the handler.
	 * @param goesOn whether other threads may go on with it then, which wait until the
	 * current one has let go of it; they are refused otherwise
	 */
	public void handOver(BooleanSupplier goesOn) {
		this.session.handOver(goesOn);
	}

	/**
	 * Returns the session for a handler.
	 * @param readOnly whether the transactions it opens are read-only
	 * @return the session
	 */
	public CurrentSession currentSession(boolean readOnly) {
		this.settled = false;
		return this.session.currentSession(readOnly);
	}

	/**
	 * Returns the session for a transactional handler.
	 * @return the session
	 */
	public CurrentSessionTransaction currentSessionTransaction() {
		return this.session.currentSessionTransaction();
	}

	/**
	 * Runs a handler in a transaction that is committed when it returns and rolled back
	 * when it throws anything.
	 * @param name name of the transaction
	 * @param readOnly whether the transaction is read-only
	 * @param handler the handler
	 * @param failed tells whether a returned value stands for a failure, which rolls back
	 * @param <T> type of the result
	 * @param <E> type of what the handler may throw
	 * @return what the handler returned
	 * @throws E what the handler threw
	 */
	public <T extends @Nullable Object, E extends Throwable> T runHandler(String name, boolean readOnly,
			ThrowingCall<T, E> handler, Predicate<T> failed) throws E {
		boolean joins = this.session.isInTransaction();
		T result = this.session.inTransaction(name, readOnly, handler, failed);
		this.settled |= !joins;
		return result;
	}

	/**
	 * Runs a handler in one of several transactions, which the handler itself does not
	 * end.
	 */
	<T extends @Nullable Object, E extends Throwable> T runPart(String name, boolean readOnly,
			ThrowingCall<T, E> handler, Predicate<T> failed) throws E {
		return runHandler(name, readOnly, () -> this.session.withoutEnd(handler), failed);
	}

	/**
	 * Looks for changes that listeners have made after the commit, to say so when the
	 * request ends.
	 */
	void noteLeftChanges() {
		this.session.noteLeftChanges();
	}

	/**
	 * Writes what waits for the commit of the handler's transaction, and checks what the
	 * database would check at the commit, as far as it can.
	 */
	void prepareCommit() {
		this.session.prepareCommit();
	}

	/**
	 * Refuses changes that were made before a transaction that may be repeated: they
	 * would be written by its first attempt and missing from the next. In a transaction
	 * of somebody else, which is never repeated, the repetition itself is refused.
	 * @param handler who begins the transaction
	 * @throws IllegalStateException when changes wait
	 */
	public void refusePending(String handler) {
		PendingChanges pending = this.session.pending();
		if (this.surrounding == null && !pending.isEmpty()) {
			throw new IllegalStateException(
					"Handler " + handler + " repeats its transaction, but its session has changes already (" + pending
							+ "), which no repetition would write; make them in the handler");
		}
	}

	/**
	 * Detaches everything that was loaded, so that a transaction begins with an empty
	 * persistence context.
	 */
	public void detachAll() {
		this.session.clear();
	}

	/**
	 * Notes that the request has failed: what it has not committed is not stored, as
	 * everybody expects.
	 */
	public void failed() {
		this.failed = true;
	}

	/**
	 * Rolls back what is not committed, says so, and gives the connection back. The
	 * session stays open.
	 */
	public void giveUp() {
		if (this.session.isOwned() && !this.session.isClosed() && this.session.hasOwnTransaction()) {
			warnOfLoss();
			this.session.rollback();
		}
	}

	/**
	 * Rolls back what is not committed, says so unless the request has failed, and closes
	 * the session; does nothing the second time.
	 */
	@Override
	public void close() {
		if (this.surrounding != null && this.surrounded) {
			this.surrounded = false;
			leave(this.surrounding);
		}
		this.session.close(this::warn);
	}

	private void leave(SurroundingTransaction surrounding) {
		boolean open = this.session.hasOwnTransaction();
		boolean discarding = open || !this.session.pending().isEmpty();
		try {
			if (!this.failed) {
				warnOfLoss();
			}
			if (open) {
				this.session.rollback();
			}
		}
		finally {
			surrounding.endRequest(discarding);
		}
	}

	private void warn() {
		if (this.settled || this.failed) {
			this.session.warnOfListeners();
		}
		else {
			warnOfLoss();
		}
	}

	private void warnOfLoss() {
		if (this.session.warnOfListeners()) {
			return;
		}
		PendingChanges pending = this.session.pending();
		if (!pending.isEmpty()) {
			logger.warn("The request ended without commit() and lost {}; call commit(), or take "
					+ "CurrentSessionTransaction", pending);
		}
		else if (this.session.hasOwnTransaction()) {
			logger
				.warn("The request ended with an open transaction, which is rolled back; call commit() or rollback()");
		}
	}

}
