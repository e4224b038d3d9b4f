package io.appdb.session;

import java.time.Duration;
import java.util.function.Supplier;

import io.appdb.engine.Pools;
import io.appdb.error.Arguments;
import io.appdb.error.DatabaseNotInitializedException;
import io.appdb.error.SessionNotFoundException;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The sessions of one database. Owned by its manager, shared by all threads.
 */
public final class Sessions implements SessionManager, AutoCloseable {

	private final SessionServices services;

	private final Runnable gate;

	private final ThreadSlot slot;

	private final DirectSessions direct = new DirectSessions();

	private final SessionTasks tasks;

	/**
	 * Creates the sessions of a database.
	 * @param environment what the sessions work with
	 * @param settings how they behave
	 * @param gate called before a session is opened; throws when the database is closed
	 */
	public Sessions(SessionEnvironment environment, SessionSettings settings, Runnable gate) {
		this.services = new SessionServices(environment, settings);
		this.gate = gate;
		this.slot = new ThreadSlot(this.services);
		this.tasks = new SessionTasks(this, gate, Pools.limit(environment.dataSource()), environment.reads());
	}

	@Override
	public <T extends @Nullable Object, E extends Exception> T inTransaction(SessionCallback<T, E> work) throws E {
		return inTransaction(new DefaultTransactionDefinition(), work);
	}

	@Override
	public <T extends @Nullable Object, E extends Exception> T inTransaction(TransactionDefinition definition,
			SessionCallback<T, E> work) throws E {
		Arguments.required("inTransaction", "definition", definition);
		Arguments.required("inTransaction", "work", work);
		return this.services.errors().translating(() -> inNewOrCurrent(definition, work));
	}

	private <T extends @Nullable Object, E extends Exception> T inNewOrCurrent(TransactionDefinition definition,
			SessionCallback<T, E> work) throws E {
		SessionState current = current();
		if (current == null) {
			return inNew(definition, work);
		}
		if (current.isEnding()) {
			return isolated(definition, work);
		}
		if (current.isOutermost()) {
			return alone(current, definition, work);
		}
		return switch (definition.getPropagationBehavior()) {
			case TransactionDefinition.PROPAGATION_REQUIRES_NEW -> (current.surrounding() != null)
					? current.savepoint(definition.isReadOnly(), () -> work.doInSession(block(current)))
					: isolated(definition, work);
			case TransactionDefinition.PROPAGATION_NOT_SUPPORTED -> isolated(definition, work);
			case TransactionDefinition.PROPAGATION_NESTED ->
				current.savepoint(definition.isReadOnly(), () -> work.doInSession(block(current)));
			default -> current.participating(definition, () -> work.doInSession(block(current)), (result) -> false);
		};
	}

	@Override
	public <T extends @Nullable Object, E extends Exception> T inTransaction(@Nullable DbSession given,
			SessionCallback<T, E> work) throws E {
		Arguments.required("inTransaction", "work", work);
		if (given == null) {
			return inTransaction(work);
		}
		SessionState state = SessionProxy.stateOf(given);
		return this.services.errors()
			.translating(() -> (state != null) ? state.inside("inTransaction", () -> work.doInSession(given))
					: work.doInSession(given));
	}

	@Override
	public <T extends @Nullable Object, E extends Exception> T withSession(SessionCallback<T, E> work) throws E {
		Arguments.required("withSession", "work", work);
		SessionState current = current();
		return this.services.errors()
			.translating(() -> (current == null) ? withNew((state) -> work.doInSession(block(state)))
					: current.binding().onThread("withSession", () -> work.doInSession(block(current))));
	}

	/**
	 * Runs work where no transaction is active: in one of its own, or without.
	 */
	private <T extends @Nullable Object, E extends Exception> T alone(SessionState state,
			TransactionDefinition definition, SessionCallback<T, E> work) throws E {
		ThrowingCall<T, E> call = () -> work.doInSession(block(state));
		return switch (definition.getPropagationBehavior()) {
			case TransactionDefinition.PROPAGATION_SUPPORTS, TransactionDefinition.PROPAGATION_NOT_SUPPORTED,
					TransactionDefinition.PROPAGATION_NEVER ->
				state.binding().onThread("inTransaction", call);
			default -> state.inOwnTransaction(definition, call, (result) -> false);
		};
	}

	private <T extends @Nullable Object, E extends Exception> T inNew(TransactionDefinition definition,
			SessionCallback<T, E> work) throws E {
		return withNew((state) -> alone(state, definition, work));
	}

	/**
	 * Suspends the transaction of this thread and runs work with a session of its own.
	 */
	private <T extends @Nullable Object, E extends Exception> T isolated(TransactionDefinition definition,
			SessionCallback<T, E> work) throws E {
		TransactionStatus suspended = this.services.environment()
			.transactionManager()
			.getTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NOT_SUPPORTED));
		try {
			return inNew(definition, work);
		}
		finally {
			this.services.environment().transactionManager().commit(suspended);
		}
	}

	private <T extends @Nullable Object, E extends Exception> T withNew(StateCallback<T, E> work) throws E {
		SessionState state = open();
		try {
			return state.binding().onThread("withSession", () -> work.doWith(state));
		}
		finally {
			state.close();
		}
	}

	@Override
	public DbSession openSession() {
		SessionState state = open();
		DbSession session = SessionProxy.create(DbSession.class, state, SessionAccess.DIRECT);
		this.direct.opened(session, state);
		return session;
	}

	@Override
	public SessionThreadStorage threadStorage() {
		return this.slot;
	}

	@Override
	public AsyncSessions async() {
		return this.tasks;
	}

	/**
	 * Lets the asynchronous tasks that were accepted finish.
	 * @param timeout how long to wait; those that are left then are cancelled
	 */
	public void drain(Duration timeout) {
		this.tasks.drain(timeout);
	}

	/**
	 * Finds the session of this thread, or opens one for a caller that moves it between
	 * threads.
	 * @return the session, which the caller binds to threads and closes
	 */
	public BoundSession bound() {
		SessionState current = this.slot.currentOrForeign();
		return (current != null) ? new BoundSession(this.slot, current, false)
				: new BoundSession(this.slot, open(), true);
	}

	/**
	 * Finds the session of this thread, or prepares one that is opened when a thread it
	 * is bound to needs it.
	 * @return the session, which the caller binds to threads and closes
	 */
	public BoundSession deferred() {
		SessionState current = this.slot.currentOrForeign();
		return (current != null) ? new BoundSession(this.slot, current, false)
				: new BoundSession(this.slot, this::open);
	}

	/**
	 * Puts a session on this thread that works in a transaction of somebody else.
	 * @param transaction the transaction, begun by its owner once the session is there
	 * @return the session, closed by the caller on the same thread
	 * @throws IllegalStateException when the thread works with a session already
	 */
	public SurroundedSession surround(SurroundingTransaction transaction) {
		if (current() != null) {
			throw new IllegalStateException("Thread '" + Thread.currentThread().getName()
					+ "' works with a session already: a surrounding transaction goes around all others");
		}
		return SurroundedSession.open(this.slot, open(), transaction);
	}

	/**
	 * Finds the transaction of somebody else that the session of this thread works in.
	 * @return the transaction, {@code null} where there is none
	 */
	public @Nullable SurroundingTransaction surrounding() {
		SessionState current = current();
		return (current != null) ? current.surrounding() : null;
	}

	/**
	 * Creates a session to inject: each call goes to the session of the calling thread.
	 * @param readOnly whether the transactions it opens are read-only
	 * @return a proxy that any thread may share
	 */
	public CurrentSession currentSession(boolean readOnly) {
		return SessionProxy.create(CurrentSession.class, this::required, SessionAccess.request(readOnly));
	}

	/**
	 * Creates a session to inject that joins the running transaction.
	 * @param readOnly whether savepoints and statements count as read-only
	 * @param owning whether it may also end the transaction, as in a controller whose
	 * handlers it makes transactional
	 * @return a proxy that any thread may share
	 */
	public CurrentSessionTransaction currentSessionTransaction(boolean readOnly, boolean owning) {
		Supplier<SessionState> state = owning ? this::required : this::running;
		return SessionProxy.create(CurrentSessionTransaction.class, state,
				owning ? SessionAccess.request(readOnly) : SessionAccess.joining(readOnly));
	}

	/**
	 * Counts the sessions that were opened by hand and hold a transaction that nobody has
	 * worked with for some time: nobody will end it.
	 * @param time how long
	 * @return their number
	 */
	public int resting(Duration time) {
		return this.direct.resting(time);
	}

	/**
	 * Tells whether this thread works in a transaction that a session has begun by hand,
	 * which ends when its owner says so.
	 * @return whether no block and no method ends the transaction
	 */
	public boolean isTransactionByHand() {
		SessionState current = current();
		return current != null && current.hasTransactionByHand();
	}

	/**
	 * Cancels the asynchronous tasks that are left, reports the sessions that were opened
	 * by hand and are still open, rolls back what they have not committed and closes
	 * them.
	 */
	@Override
	public void close() {
		this.tasks.drain(Duration.ZERO);
		this.direct.reportOpen();
	}

	SessionState open() {
		passGate();
		return new SessionState(this.services, this.services.open());
	}

	private SessionState open(SessionHolder holder) {
		passGate();
		return new SessionState(this.services, holder);
	}

	/**
	 * A task that was accepted may still open sessions while the manager closes.
	 */
	private void passGate() {
		try {
			this.gate.run();
		}
		catch (DatabaseNotInitializedException ex) {
			if (!this.tasks.isInside()) {
				throw ex;
			}
		}
	}

	@Nullable SessionState current() {
		return this.slot.current();
	}

	private SessionState required() {
		SessionState current = current();
		if (current == null) {
			throw new SessionNotFoundException("No session belongs to thread '" + Thread.currentThread().getName()
					+ "': an injected session works in a request, in a transaction and inside a block of "
					+ "SessionManager; outside of them use SessionManager.inTransaction(...) or withSession(...), or "
					+ "store one with SessionManager.threadStorage()");
		}
		return current;
	}

	private SessionState running() {
		SessionState current = current();
		if (current == null) {
			throw new IllegalStateException("CurrentSessionTransaction: no transaction is running on thread '"
					+ Thread.currentThread().getName() + "'; annotate the calling method with @Transactional, or use "
					+ "SessionManager.inTransaction(...)");
		}
		return current;
	}

	/**
	 * Counts the sessions that something is remembered of.
	 */
	int remembered() {
		return this.services.remembered();
	}

	private static DbSession block(SessionState state) {
		return SessionProxy.create(DbSession.class, state, SessionAccess.BLOCK);
	}

	/**
	 * Work that needs the state of a new session.
	 */
	@FunctionalInterface
	private interface StateCallback<T extends @Nullable Object, E extends Exception> {

		T doWith(SessionState state) throws E;

	}

}
