package io.appdb.session;

import io.appdb.error.Arguments;
import io.appdb.error.SessionConflictException;
import io.appdb.error.SessionNotFoundException;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The slot of each thread, kept where Spring keeps its transactions. One per database,
 * shared by all threads.
 */
final class ThreadSlot implements SessionThreadStorage {

	private final SessionServices services;

	ThreadSlot(SessionServices services) {
		this.services = services;
	}

	@Override
	public DbSession getSession() {
		DbSession stored = stored();
		if (stored == null) {
			throw new SessionNotFoundException("No session is stored for thread '" + Thread.currentThread().getName()
					+ "': "
					+ ((current() != null)
							? "it works in a block or a transaction, so use the session that the block is given, or an "
									+ "injected CurrentSession, which finds it"
							: "store one with storeSession(...), or use SessionManager.inTransaction(...)"));
		}
		return stored;
	}

	@Override
	public void storeSession(DbSession session) {
		Arguments.required("storeSession", "session", session);
		if (stored() != null) {
			SessionState holding = current();
			SurroundingTransaction surrounding = (holding != null) ? holding.surrounding() : null;
			throw conflict((surrounding != null)
					? "has the session of " + surrounding.owner() + " stored, in whose transaction it works: use that "
							+ "one, or " + surrounding.remedy()
					: "already has a stored session: remove it first, or use that one");
		}
		if (!session.isOpen()) {
			throw new IllegalStateException(
					"storeSession(): the session is closed; store one that is open, such as that "
							+ "of SessionManager.openSession()");
		}
		SessionState state = SessionProxy.stateOf(session);
		SessionState current = current();
		if (state != null && current != null && current.session() != state.session()) {
			throw conflict("already works with another session: that of a running block or transaction");
		}
		SessionState bound = (current == null) ? state : null;
		if (bound != null) {
			bound.enter("storeSession");
			try {
				bound.binding().bind("storeSession");
			}
			finally {
				bound.leave();
			}
		}
		TransactionSynchronizationManager.bindResource(this, new StoredSession(session, bound));
		if (state != null) {
			state.storedIn(this);
		}
	}

	@Override
	public void removeSession() {
		if (!(TransactionSynchronizationManager.getResource(this) instanceof StoredSession stored)) {
			return;
		}
		SessionState bound = stored.bound();
		if (bound != null && !bound.binding().isBound()) {
			throw conflict("cannot give up its stored session while that is suspended for another transaction, which "
					+ "puts it back at its end: call removeSession() after that");
		}
		remove(stored);
	}

	private void remove(StoredSession stored) {
		TransactionSynchronizationManager.unbindResource(this);
		SessionState state = SessionProxy.stateOf(stored.session());
		if (state != null) {
			state.storedIn(null);
		}
		if (stored.bound() != null) {
			stored.bound().binding().unbind();
		}
	}

	/**
	 * Removes a session that is closed while this thread has it stored, unless it is
	 * suspended for another transaction.
	 */
	void forget(SessionState closing) {
		if (TransactionSynchronizationManager.getResource(this) instanceof StoredSession stored
				&& SessionProxy.stateOf(stored.session()) == closing
				&& (stored.bound() == null || stored.bound().binding().isBound())) {
			remove(stored);
		}
	}

	@Override
	public DbSession popSession() {
		DbSession session = getSession();
		removeSession();
		return session;
	}

	/**
	 * Finds the session of this thread: the one Spring's transaction manager would use,
	 * else the one stored by hand.
	 */
	@Nullable SessionState current() {
		if (TransactionSynchronizationManager.getResourceMap().isEmpty()) {
			return null;
		}
		Object resource = resource();
		if (resource instanceof SessionHolder holder) {
			return holder.state();
		}
		DbSession stored = stored();
		SessionState state = (stored != null) ? SessionProxy.stateOf(stored) : null;
		if (resource instanceof EntityManagerHolder holder && holder.isSynchronizedWithTransaction()
				&& (state == null || !state.binding().isBound())) {
			return new SessionState(this.services, holder);
		}
		return state;
	}

	/**
	 * Finds the session of this thread, or the persistence context that somebody else has
	 * put on it.
	 */
	@Nullable SessionState currentOrForeign() {
		SessionState current = current();
		return (current == null && resource() instanceof EntityManagerHolder holder)
				? new SessionState(this.services, holder) : current;
	}

	private @Nullable Object resource() {
		return TransactionSynchronizationManager.getResource(this.services.environment().entityManagerFactory());
	}

	/**
	 * Finds what is stored for this thread. The session of a request that was not needed
	 * before is opened, and stores itself.
	 */
	@Nullable DbSession stored() {
		if (resource() instanceof SessionHolder holder) {
			holder.state();
		}
		return (TransactionSynchronizationManager.getResource(this) instanceof StoredSession stored) ? stored.session()
				: null;
	}

	/**
	 * Puts a session that is not open on this thread.
	 */
	void place(SessionHolder holder) {
		TransactionSynchronizationManager.bindResource(this.services.environment().entityManagerFactory(), holder);
	}

	/**
	 * Takes a session that was not opened off this thread.
	 */
	void displace(SessionHolder holder) {
		if (isPlaced(holder)) {
			TransactionSynchronizationManager.unbindResource(this.services.environment().entityManagerFactory());
		}
	}

	boolean isPlaced(SessionHolder holder) {
		return resource() == holder;
	}

	/**
	 * Stores the session of a request, unless a filter has stored one already.
	 */
	void offer(DbSession session) {
		if (stored() == null) {
			TransactionSynchronizationManager.bindResource(this, new StoredSession(session, null));
		}
	}

	/**
	 * Empties the slot if it still holds a given session.
	 */
	void withdraw(DbSession session) {
		if (stored() == session) {
			TransactionSynchronizationManager.unbindResource(this);
		}
	}

	private static SessionConflictException conflict(String reason) {
		return new SessionConflictException("Thread '" + Thread.currentThread().getName() + "' " + reason);
	}

	/**
	 * A stored session.
	 *
	 * @param session what was stored
	 * @param bound the state that was put on the thread with it, if any
	 */
	private record StoredSession(DbSession session, @Nullable SessionState bound) {

	}

}
