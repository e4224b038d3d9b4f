package io.appdb.session;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Predicate;

import io.appdb.engine.DatabaseTransactionManager;
import io.appdb.engine.SavepointName;
import io.appdb.error.SessionConflictException;
import jakarta.persistence.RollbackException;
import org.hibernate.FlushMode;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * One persistence context with the transaction it has opened. Every commit goes through
 * Spring's transaction manager, which finds the persistence context on the thread; a
 * session used elsewhere is put there for the length of a call. Owned by a request, a
 * block or a caller; one thread at a time.
 */
final class SessionState {

	private static final Logger logger = LoggerFactory.getLogger(SessionState.class);

	private final SessionServices services;

	private final SessionImplementor session;

	private final ThreadBinding binding;

	private final SessionOwner owner = new SessionOwner();

	private final SessionCalls calls = new SessionCalls();

	/**
	 * The thread whose transaction Spring has opened the persistence context for.
	 */
	private final @Nullable Thread home;

	private @Nullable SessionSql sql;

	private @Nullable SessionSql readingSql;

	private @Nullable TransactionStatus transaction;

	/**
	 * Set while the transaction ends by itself: a commit by hand then goes on in a new
	 * one.
	 */
	private @Nullable TransactionDefinition managed;

	/**
	 * Number of blocks that have joined the transaction and must not end it.
	 */
	private int joined;

	/**
	 * Whether the transaction ends together with those of other databases.
	 */
	private boolean oneOfSeveral;

	/**
	 * Told when the session is about to be closed.
	 */
	private @Nullable Runnable closing;

	/**
	 * The slot of a thread that the session is stored in.
	 */
	private @Nullable ThreadSlot storedIn;

	private boolean closed;

	/**
	 * Whether listeners have made changes after the last commit.
	 */
	private boolean changedByListener;

	/**
	 * The transaction around all that happens here, which the session does not own.
	 */
	private @Nullable SurroundingTransaction surrounding;

	SessionState(SessionServices services, SessionImplementor session) {
		this.services = services;
		this.session = session;
		this.home = null;
		this.binding = new ThreadBinding(services.keys(), new SessionHolder(this, session), this.owner,
				services.environment().reads().client());
	}

	/**
	 * Creates the state of a session that its holder has just opened.
	 */
	SessionState(SessionServices services, SessionHolder holder) {
		this.services = services;
		this.session = services.open();
		this.home = null;
		this.binding = new ThreadBinding(services.keys(), holder, this.owner, services.environment().reads().client());
	}

	/**
	 * Creates the state of a persistence context that Spring has opened for a transaction
	 * and closes with it.
	 */
	SessionState(SessionServices services, EntityManagerHolder foreign) {
		this.services = services;
		this.session = foreign.getEntityManager().unwrap(SessionImplementor.class);
		this.home = Thread.currentThread();
		this.binding = new ThreadBinding(services.keys(), foreign, this.owner, services.environment().reads().client());
	}

	SessionImplementor session() {
		return this.session;
	}

	ThreadBinding binding() {
		return this.binding;
	}

	SessionServices services() {
		return this.services;
	}

	SessionOwner owner() {
		return this.owner;
	}

	SessionCalls calls() {
		return this.calls;
	}

	/**
	 * Begins a call of the current thread.
	 * @param call its name
	 * @throws SessionConflictException when another thread works with the session
	 */
	void enter(String call) {
		if (this.home != null && this.home != Thread.currentThread() && this.binding.isHeldByTransaction()) {
			throw SessionOwner.conflict(call, this.home.getName());
		}
		this.owner.enter(call);
		if (this.owner.isLastCall()) {
			this.owner.leave();
			throw closed(call);
		}
		this.calls.begin();
	}

	/**
	 * Ends a call.
	 */
	void leave() {
		this.calls.end();
		this.owner.leave();
	}

	/**
	 * SQL by hand in this session.
	 * @param readOnly whether a transaction it opens is read-only
	 */
	SessionSql sql(boolean readOnly) {
		SessionSql known = readOnly ? this.readingSql : this.sql;
		if (known == null) {
			known = new SessionSql(this, readOnly);
			if (readOnly) {
				this.readingSql = known;
			}
			else {
				this.sql = known;
			}
		}
		return known;
	}

	/**
	 * Whether a transaction is active on the persistence context, whoever began it. For a
	 * request the one that surrounds it does not count.
	 */
	boolean isActive() {
		return isInTransaction()
				&& (this.surrounding == null || this.surrounding.isEntered() || !this.surrounding.isInRequest());
	}

	private boolean isInTransaction() {
		return !this.closed && this.session.isTransactionInProgress();
	}

	/**
	 * Whether the transaction of this thread has ended and its listeners are running.
	 */
	boolean isEnding() {
		return this.surrounding == null && !isInTransaction() && this.binding.isInTransaction();
	}

	void leftByListener() {
		this.changedByListener = true;
	}

	/**
	 * Whether listeners have made changes after the last commit, which are lost with the
	 * session.
	 */
	boolean isChangedByListener() {
		return this.changedByListener;
	}

	@Nullable SurroundingTransaction surrounding() {
		return this.surrounding;
	}

	void surroundedBy(@Nullable SurroundingTransaction transaction) {
		this.surrounding = transaction;
	}

	/**
	 * Whether a transaction that begins now is the outermost of the application.
	 */
	boolean isOutermost() {
		return !isActive() || (this.surrounding != null && !this.surrounding.isEntered());
	}

	boolean isClosed() {
		return this.closed;
	}

	void refuseClosed(String call) {
		if (this.closed) {
			throw closed(call);
		}
	}

	private static IllegalStateException closed(String call) {
		return new IllegalStateException(call + "(): the session is closed; SessionManager.openSession() or "
				+ "inTransaction(...) gives a new one");
	}

	void begin(boolean readOnly) {
		if (!isOutermost()) {
			throw new IllegalStateException("begin(): a transaction is already active; end it with commit() or "
					+ "rollback(), or use inTransaction(...), which joins it");
		}
		open(readOnly);
	}

	/**
	 * Opens a transaction unless one is active.
	 */
	void require(boolean readOnly) {
		if (!isActive()) {
			open(readOnly);
		}
	}

	private void open(boolean readOnly) {
		refuseClosed("begin");
		this.binding.onThread("begin", () -> {
			open(definition(readOnly));
			return true;
		});
	}

	private void open(TransactionDefinition definition) {
		if (isEnding()) {
			throw new IllegalStateException("The transaction of this thread has ended and its listeners are running: "
					+ "none can begin in the same session. Write in SessionManager.inTransaction(...), or in "
					+ "@Transactional(propagation = REQUIRES_NEW)");
		}
		this.changedByListener = false;
		boolean foreign = isInTransaction();
		try {
			this.transaction = transactionManager().getTransaction(definition);
		}
		catch (RuntimeException | Error ex) {
			if (!foreign) {
				abandon(ex);
			}
			throw ex;
		}
		if (definition instanceof EnforcedReadOnly) {
			this.session.setHibernateFlushMode(this.services.settings().flushMode());
		}
	}

	void commit(boolean readOnly) {
		refuseJoined("commit()");
		this.binding.onThread("commit", () -> {
			if (this.transaction == null) {
				if (!isOutermost()) {
					throw foreign("commit()");
				}
				open(definition(readOnly));
			}
			end(this::commitTransaction);
			return true;
		});
	}

	void rollback() {
		refuseJoined("rollback()");
		this.binding.onThread("rollback", () -> {
			if (this.transaction != null) {
				end(transactionManager()::rollback);
				return true;
			}
			if (isActive()) {
				throw (this.surrounding != null && !this.surrounding.isEntered()) ? surrounded(this.surrounding)
						: foreign("rollback()");
			}
			this.session.clear();
			return true;
		});
	}

	/**
	 * Runs work in a transaction that ends together with those of other databases.
	 */
	<T extends @Nullable Object, E extends Throwable> T withoutEnd(ThrowingCall<T, E> work) throws E {
		this.oneOfSeveral = true;
		try {
			return work.call();
		}
		finally {
			this.oneOfSeveral = false;
		}
	}

	private void refuseJoined(String call) {
		if (this.oneOfSeveral) {
			throw new IllegalStateException(call + ": the handler works with several databases, whose transactions end "
					+ "together when it returns; throw an exception to roll them back, or use SessionManager for what "
					+ "is to be committed by itself");
		}
		if (this.joined > 0) {
			throw new IllegalStateException(call + ": this block has joined the transaction of an outer one, which "
					+ "ends it; throw an exception to roll it back");
		}
	}

	private static IllegalStateException foreign(String call) {
		return new IllegalStateException(call + ": the active transaction belongs to a @Transactional method or an "
				+ "outer block, which ends it; throw an exception to roll it back, or take the session outside of it");
	}

	private static IllegalStateException surrounded(SurroundingTransaction surrounding) {
		return new IllegalStateException("rollback(): the session has begun no transaction inside that of "
				+ surrounding.owner() + "; call begin() before the changes, or " + surrounding.remedy());
	}

	private void end(TransactionEnd end) {
		TransactionStatus ending = Objects.requireNonNull(this.transaction);
		this.transaction = null;
		try {
			end.apply(ending);
		}
		catch (RuntimeException | Error ex) {
			abandon(ex);
			throw ex;
		}
		finally {
			if (this.managed != null) {
				open(this.managed);
			}
		}
	}

	/**
	 * Ends what a failure has left of a transaction, such as that of a listener between
	 * the steps of Spring's transaction manager: nobody would do so any more.
	 */
	private void abandon(Throwable failure) {
		if (this.surrounding != null) {
			return;
		}
		this.binding.discardTransaction();
		try {
			if (isInTransaction()) {
				this.session.getTransaction().rollback();
			}
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	private void commitTransaction(TransactionStatus ending) {
		if (this.session.getHibernateFlushMode() == FlushMode.MANUAL && !ending.isRollbackOnly()) {
			try {
				flush();
			}
			catch (RuntimeException ex) {
				rollbackAfter(ending, ex);
				throw DatabaseTransactionManager.commitFailure(ex);
			}
			catch (Error ex) {
				rollbackAfter(ending, ex);
				throw ex;
			}
		}
		try {
			transactionManager().commit(ending);
		}
		catch (TransactionSystemException ex) {
			this.session.clear();
			throw flushFailure(ex);
		}
		catch (RuntimeException | Error ex) {
			this.session.clear();
			throw ex;
		}
		if (this.services.settings().expireOnCommit()) {
			this.session.clear();
		}
	}

	/**
	 * Finds what failed while a commit flushed, such as the validation of an entity, for
	 * which the transaction manager has no exception of its own.
	 */
	private RuntimeException flushFailure(TransactionSystemException failure) {
		return (failure.getCause() instanceof RollbackException rollback
				&& rollback.getCause() instanceof RuntimeException cause) ? this.services.errors().translate(cause)
						: failure;
	}

	private void rollbackAfter(TransactionStatus ending, Throwable failure) {
		try {
			transactionManager().rollback(ending);
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Writes pending changes.
	 */
	void flush() {
		try {
			this.session.flush();
		}
		catch (RuntimeException ex) {
			throw this.services.errors().translate(ex);
		}
	}

	/**
	 * Runs work with the session on this thread.
	 */
	<T extends @Nullable Object, E extends Throwable> T inside(String call, ThrowingCall<T, E> work) throws E {
		enter(call);
		try {
			refuseClosed(call);
			return this.binding.onThread(call, work);
		}
		finally {
			leave();
		}
	}

	/**
	 * Opens the transaction unless one is active, and gives the entities that wait for
	 * their insert the keys that others are about to be made of.
	 */
	void writeKeys(boolean readOnly) {
		require(readOnly);
		if (this.session.asEventSource().getActionQueue().areInsertionsOrDeletionsQueued()) {
			flush();
		}
	}

	/**
	 * Runs work in a transaction of this session that ends with it.
	 */
	<T extends @Nullable Object, E extends Throwable> T inOwnTransaction(TransactionDefinition definition,
			ThrowingCall<T, E> work, Predicate<T> failed) throws E {
		return this.binding.onThread("inTransaction", () -> {
			if (this.transaction == null) {
				open(definition);
			}
			TransactionDefinition outer = this.managed;
			this.managed = definition;
			T result;
			boolean fails;
			try {
				result = work.call();
				fails = failed.test(result);
			}
			catch (Throwable ex) {
				this.managed = outer;
				if (this.transaction != null) {
					end((ending) -> rollbackAfter(ending, ex));
				}
				throw ex;
			}
			this.managed = outer;
			if (this.transaction == null) {
				open(definition);
			}
			end(fails ? transactionManager()::rollback : this::commitTransaction);
			return result;
		});
	}

	/**
	 * Runs work as part of the transaction that is active, which somebody else ends.
	 */
	<T extends @Nullable Object, E extends Throwable> T participating(TransactionDefinition definition,
			ThrowingCall<T, E> work, Predicate<T> failed) throws E {
		return this.binding.onThread("inTransaction", () -> {
			TransactionStatus status = participate(definition);
			T result;
			boolean fails;
			this.joined++;
			try {
				result = work.call();
				fails = failed.test(result);
			}
			catch (Throwable ex) {
				rollbackAfter(status, ex);
				throw ex;
			}
			finally {
				this.joined--;
			}
			if (fails) {
				transactionManager().rollback(status);
			}
			else {
				transactionManager().commit(status);
			}
			return result;
		});
	}

	private TransactionStatus participate(TransactionDefinition definition) {
		String name = (definition instanceof NamedSavepoint) ? definition.getName() : null;
		return (name != null) ? SavepointName.during(name, () -> transactionManager().getTransaction(definition))
				: transactionManager().getTransaction(definition);
	}

	/**
	 * Runs work inside a savepoint of the active transaction.
	 */
	<T extends @Nullable Object, E extends Throwable> T savepoint(boolean readOnly, ThrowingCall<T, E> work) throws E {
		return savepoint(readOnly, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED), work);
	}

	/**
	 * Runs work inside a savepoint of the active transaction that a definition describes.
	 */
	<T extends @Nullable Object, E extends Throwable> T savepoint(boolean readOnly, TransactionDefinition savepoint,
			ThrowingCall<T, E> work) throws E {
		require(readOnly);
		flush();
		return participating(savepoint, () -> {
			T result = work.call();
			flush();
			return result;
		}, (result) -> false);
	}

	/**
	 * Gives the connection back unless a transaction holds it; Hibernate keeps it after
	 * some reads, such as refreshing an entity.
	 */
	void giveBack() {
		if (this.session.isOpen() && !isInTransaction()
				&& this.session.getJdbcCoordinator().getLogicalConnection().isPhysicallyConnected()) {
			this.session.getJdbcCoordinator().afterTransaction();
		}
	}

	/**
	 * Tells the query cache which tables were written past Hibernate's own events. Names
	 * are those of the mapping, as {@code EntityPersister.getQuerySpaces()} gives them.
	 */
	void wrote(Collection<String> tables) {
		this.services.queryCaches().wrote(this.session, tables);
	}

	/**
	 * Like {@link #wrote} for deletes, which the database may carry on to other tables.
	 */
	void deleted(Collection<String> tables) {
		this.services.queryCaches().deleted(this.session, tables);
	}

	/**
	 * Tells the query cache that anything may have been written.
	 */
	void wroteUnknown() {
		this.services.queryCaches().wroteUnknown(this.session);
	}

	boolean hasQueryCache() {
		return this.services.queryCaches().existing(this.session) != null;
	}

	/**
	 * Counts what would be lost if the session were closed now.
	 */
	PendingChanges pending() {
		return PendingChanges.unwritten(this.session).plus(this.services.writes().written(this.session));
	}

	/**
	 * Whether a transaction is open that was begun by hand, so that no block ends it.
	 */
	boolean hasTransactionByHand() {
		return this.transaction != null && this.managed == null;
	}

	/**
	 * Whether the session has a transaction open that it began itself.
	 */
	boolean hasOwnTransaction() {
		return this.transaction != null;
	}

	/**
	 * Sets what is told when the session is about to be closed.
	 */
	void whenClosed(Runnable closing) {
		this.closing = closing;
	}

	/**
	 * Notes where the session is stored, to be removed from there when it is closed.
	 */
	void storedIn(@Nullable ThreadSlot slot) {
		this.storedIn = slot;
	}

	/**
	 * Rolls back what is not committed and closes the session; does nothing the second
	 * time. While another thread works with it, that thread closes it when it is done.
	 */
	void close() {
		close(() -> {
			if (this.changedByListener) {
				LeftChanges.warn(pending());
			}
		});
	}

	/**
	 * Closes the session after something that looks at it.
	 */
	void close(Runnable before) {
		if (this.closed) {
			return;
		}
		if (this.closing != null) {
			this.closing.run();
		}
		if (this.storedIn != null) {
			this.storedIn.forget(this);
		}
		Thread closer = Thread.currentThread();
		String user = this.owner.close(() -> {
			if (this.closed) {
				return;
			}
			try {
				before.run();
			}
			finally {
				closeNow();
			}
		});
		if (user != null) {
			logger.warn("Thread '{}' closes a session that thread '{}' works with: it is closed when that call "
					+ "ends, and what is not committed then is lost", closer.getName(), user);
		}
	}

	private void closeNow() {
		this.managed = null;
		this.joined = 0;
		try {
			if (this.transaction != null) {
				rollback();
			}
			else if (isInTransaction()) {
				this.session.getTransaction().rollback();
			}
		}
		finally {
			this.closed = true;
			closeSession();
		}
	}

	/**
	 * Gives the connection back also where Hibernate has not come so far, as when a
	 * listener of the application throws.
	 */
	private void closeSession() {
		JdbcCoordinator coordinator = this.session.getJdbcCoordinator();
		try {
			this.session.close();
		}
		finally {
			this.services.forget(this.session);
			if (coordinator.getLogicalConnection().isOpen()) {
				coordinator.close();
			}
		}
	}

	private PlatformTransactionManager transactionManager() {
		return this.services.environment().transactionManager();
	}

	static TransactionDefinition definition(boolean readOnly) {
		return readOnly ? new EnforcedReadOnly() : new DefaultTransactionDefinition();
	}

	/**
	 * How a transaction ends.
	 */
	@FunctionalInterface
	private interface TransactionEnd {

		void apply(TransactionStatus ending);

	}

}
