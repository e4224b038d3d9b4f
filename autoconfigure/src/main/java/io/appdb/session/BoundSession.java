package io.appdb.session;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

import io.appdb.engine.DatabaseTransactionManager;
import io.appdb.engine.DeferredConstraints;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * A session that its owner puts on threads and takes off again, such as that of a
 * request. Where the thread has a session already it is that one, which is neither moved
 * nor closed. It may be opened when a thread first needs it. One thread at a time.
 */
public final class BoundSession {

	private final ThreadSlot slot;

	private final boolean owned;

	/**
	 * What opens the session, and what stands on a thread in its place until then.
	 */
	private final @Nullable Function<SessionHolder, SessionState> opening;

	private final @Nullable SessionHolder holder;

	private @Nullable SessionState state;

	private @Nullable CurrentSession session;

	private @Nullable BooleanSupplier goesOn;

	private boolean closed;

	BoundSession(ThreadSlot slot, SessionState state, boolean owned) {
		this.slot = slot;
		this.owned = owned;
		this.opening = null;
		this.holder = null;
		this.state = state;
		this.session = create(state, false);
	}

	/**
	 * Creates one that is not open.
	 */
	BoundSession(ThreadSlot slot, Function<SessionHolder, SessionState> opening) {
		this.slot = slot;
		this.owned = true;
		this.opening = opening;
		this.holder = new SessionHolder(this::opened);
	}

	private SessionState opened() {
		SessionState known = this.state;
		if (known != null) {
			return known;
		}
		if (this.closed) {
			throw new IllegalStateException("The session is closed, because its request has ended");
		}
		SessionHolder placed = Objects.requireNonNull(this.holder);
		SessionState opened = Objects.requireNonNull(this.opening).apply(placed);
		this.state = opened;
		CurrentSession created = create(opened, false);
		this.session = created;
		if (this.goesOn != null) {
			opened.owner().handsOver(this.goesOn);
		}
		if (this.slot.isPlaced(placed)) {
			opened.binding().adopt();
			this.slot.offer(created);
		}
		return opened;
	}

	/**
	 * Tells whether the session was opened for its owner, who closes it.
	 * @return whether it is not one that the thread had before
	 */
	public boolean isOwned() {
		return this.owned;
	}

	/**
	 * Puts the session on the current thread, unless another one works with it.
	 * @return whether it is there
	 */
	public boolean bind() {
		SessionState known = this.state;
		if (known == null) {
			this.slot.place(Objects.requireNonNull(this.holder));
			return true;
		}
		if (this.owned && !known.binding().tryBind()) {
			return false;
		}
		try {
			this.slot.offer(Objects.requireNonNull(this.session));
		}
		catch (RuntimeException | Error ex) {
			unbind();
			throw ex;
		}
		return true;
	}

	/**
	 * Takes the session off the current thread.
	 */
	public void unbind() {
		SessionState known = this.state;
		if (known == null) {
			this.slot.displace(Objects.requireNonNull(this.holder));
			return;
		}
		try {
			this.slot.withdraw(Objects.requireNonNull(this.session));
		}
		finally {
			if (this.owned) {
				known.binding().unbind();
			}
		}
	}

	/**
	 * Tells whether another thread may go on with the session when it comes.
	 * @param goesOn whether one may, which then waits until the current one has let go of
	 * it; it is refused otherwise
	 */
	public void handOver(BooleanSupplier goesOn) {
		this.goesOn = goesOn;
		if (this.owned && this.state != null) {
			this.state.owner().handsOver(goesOn);
		}
	}

	/**
	 * Returns the session with transactions by hand.
	 * @param readOnly whether the transactions it opens are read-only
	 * @return the session
	 */
	public CurrentSession currentSession(boolean readOnly) {
		SessionState known = opened();
		return readOnly ? create(known, true) : Objects.requireNonNull(this.session);
	}

	private static CurrentSession create(SessionState state, boolean readOnly) {
		return SessionProxy.create(CurrentSession.class, state, SessionAccess.request(readOnly));
	}

	/**
	 * Returns the session for a block that {@link #inTransaction} runs.
	 * @return the session
	 */
	public CurrentSessionTransaction currentSessionTransaction() {
		return SessionProxy.create(CurrentSessionTransaction.class, opened(), SessionAccess.BLOCK);
	}

	/**
	 * Tells whether a block would join a transaction that somebody else ends.
	 * @return whether one is active that was not begun by hand
	 */
	public boolean isInTransaction() {
		return this.state != null && this.state.isActive() && !this.state.hasTransactionByHand();
	}

	/**
	 * Runs work in the transaction that is active, else in one of its own that is
	 * committed when the work returns and rolled back when it throws anything.
	 * @param name name of the transaction
	 * @param readOnly whether the transaction is read-only
	 * @param work the work
	 * @param failed tells whether a returned value stands for a failure, which rolls back
	 * @param <T> type of the result
	 * @param <E> type of what the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 */
	public <T extends @Nullable Object, E extends Throwable> T inTransaction(String name, boolean readOnly,
			ThrowingCall<T, E> work, Predicate<T> failed) throws E {
		DefaultTransactionDefinition definition = readOnly ? new EnforcedReadOnly()
				: new DefaultTransactionDefinition();
		definition.setName(name);
		SessionState known = opened();
		return isInTransaction() ? known.participating(definition, work, failed)
				: known.inOwnTransaction(definition, work, failed);
	}

	/**
	 * Runs work that may not end the transaction, because it ends together with those of
	 * other databases.
	 * @param work the work
	 * @param <T> type of the result
	 * @param <E> type of what the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 */
	public <T extends @Nullable Object, E extends Throwable> T withoutEnd(ThrowingCall<T, E> work) throws E {
		return opened().withoutEnd(work);
	}

	/**
	 * Looks for changes that were made after the last commit.
	 */
	public void noteLeftChanges() {
		if (this.state != null && !this.state.pending().isEmpty()) {
			this.state.leftByListener();
		}
	}

	/**
	 * Tells whether the session has a transaction open that it began itself.
	 * @return whether {@link #rollback()} ends one
	 */
	public boolean hasOwnTransaction() {
		return this.state != null && this.state.hasOwnTransaction();
	}

	/**
	 * Rolls back what is not committed; the session stays open.
	 */
	public void rollback() {
		if (this.state != null) {
			this.state.rollback();
		}
	}

	/**
	 * Writes what waits for the commit, and checks the constraints that are deferred to
	 * it where the database can.
	 * @throws org.springframework.transaction.UnexpectedRollbackException when an earlier
	 * failure keeps the transaction from being committed
	 */
	public void prepareCommit() {
		SessionState known = opened();
		DatabaseTransactionManager manager = (known.services()
			.environment()
			.transactionManager() instanceof DatabaseTransactionManager own) ? own : null;
		if (manager != null) {
			manager.requireCommittable();
		}
		try {
			known.flush();
			known.services().errors().translating(() -> known.session().doReturningWork(DeferredConstraints::checkAll));
		}
		catch (RuntimeException ex) {
			throw (manager != null) ? manager.beforeCommit(ex) : ex;
		}
	}

	/**
	 * Detaches everything that was loaded, and forgets changes that are not written.
	 */
	public void clear() {
		if (this.state != null) {
			this.state.session().clear();
		}
	}

	/**
	 * Counts what would be lost if the session were closed now.
	 * @return the changes since the last commit
	 */
	public PendingChanges pending() {
		return (this.state != null) ? this.state.pending() : PendingChanges.NONE;
	}

	/**
	 * Says so where listeners have made changes after the last commit, which are lost
	 * with the session.
	 * @return whether there are any
	 */
	public boolean warnOfListeners() {
		PendingChanges pending = (this.state != null && this.state.isChangedByListener()) ? this.state.pending()
				: PendingChanges.NONE;
		if (pending.isEmpty()) {
			return false;
		}
		LeftChanges.warn(pending);
		return true;
	}

	/**
	 * Returns the transaction of somebody else that the session works in.
	 * @return the transaction, {@code null} where there is none
	 */
	public @Nullable SurroundingTransaction surrounding() {
		return (this.state != null) ? this.state.surrounding() : null;
	}

	/**
	 * Tells whether the session is closed.
	 * @return whether it is
	 */
	public boolean isClosed() {
		return (this.state != null) ? this.state.isClosed() : this.closed;
	}

	/**
	 * Rolls back what is not committed and closes the session. While another thread works
	 * with it, that thread closes it when it is done.
	 * @param before run before, by the thread that closes
	 */
	public void close(Runnable before) {
		this.closed = true;
		if (this.owned && this.state != null) {
			this.state.close(before);
		}
	}

}
