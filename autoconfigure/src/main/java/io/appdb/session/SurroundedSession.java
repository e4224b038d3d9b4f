package io.appdb.session;

/**
 * The session of a thread that works in a {@link SurroundingTransaction}. Closed by
 * whoever opened it, on the same thread, after the transaction.
 */
public final class SurroundedSession implements AutoCloseable {

	private final ThreadSlot slot;

	private final SessionState state;

	private final CurrentSession session;

	private SurroundedSession(ThreadSlot slot, SessionState state) {
		this.slot = slot;
		this.state = state;
		this.session = SessionProxy.create(CurrentSession.class, state, SessionAccess.BLOCK);
	}

	/**
	 * Puts a new session on the current thread, or closes it where that fails.
	 */
	static SurroundedSession open(ThreadSlot slot, SessionState state, SurroundingTransaction transaction) {
		state.binding().bind("surround");
		try {
			SurroundedSession surrounded = new SurroundedSession(slot, state);
			slot.offer(surrounded.session);
			state.surroundedBy(transaction);
			return surrounded;
		}
		catch (RuntimeException | Error ex) {
			state.binding().unbind();
			state.close();
			throw ex;
		}
	}

	/**
	 * Tells whether the current thread works with the session, and not with one that has
	 * suspended it.
	 * @return whether it is on the thread
	 */
	public boolean isCurrent() {
		return this.state.binding().isBound();
	}

	/**
	 * Writes pending changes, as a commit would.
	 * @throws RuntimeException what the database refuses, translated
	 */
	public void flush() {
		this.state.flush();
	}

	/**
	 * Notes that nothing is left to be lost of what was written so far: it is kept, or it
	 * was rolled back.
	 */
	public void settle() {
		this.state.services().writes().settle(this.state.session());
	}

	/**
	 * Takes the session off the thread and closes it.
	 */
	@Override
	public void close() {
		this.slot.withdraw(this.session);
		this.state.surroundedBy(null);
		try {
			this.state.binding().unbind();
		}
		finally {
			this.state.close();
		}
	}

}
