package io.appdb.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.persistence.ConnectionConsumer;
import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockOption;
import org.hibernate.LockMode;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SessionDelegatorBaseImpl;
import org.hibernate.jdbc.ReturningWork;
import org.hibernate.jdbc.Work;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * What a session does otherwise than Hibernate's: the calls of {@link DbSession}, and
 * those that need a transaction or would end one. Lives as long as a call, which
 * {@link SessionProxy} has let in.
 */
@SuppressWarnings("unchecked") // a raw method of Hibernate's delegate
final class SessionOperations extends SessionDelegatorBaseImpl implements DbSession {

	private final DbSession proxy;

	private final SessionState state;

	private final SessionAccess access;

	/**
	 * Creates the operations of one call.
	 * @param proxy the session that the caller holds
	 * @param state what it stands for
	 * @param access what the caller may do with it
	 */
	SessionOperations(DbSession proxy, SessionState state, SessionAccess access) {
		super(state.session());
		this.proxy = proxy;
		this.state = state;
		this.access = access;
	}

	@Override
	public void begin() {
		this.state.begin(this.access.readOnly());
	}

	@Override
	public void commit() {
		refuseEnd("commit");
		this.state.commit(this.access.readOnly());
	}

	@Override
	public void rollback() {
		refuseEnd("rollback");
		this.state.rollback();
	}

	private void refuseEnd(String call) {
		if (this.access.joining()) {
			throw new IllegalStateException(
					call + "(): an injected CurrentSessionTransaction joins a transaction and never ends it; throw an "
							+ "exception to roll it back, or take CurrentSession for transactions of your own");
		}
	}

	@Override
	public <T extends @Nullable Object, E extends Exception> T savepoint(SessionCallback<T, E> work) throws E {
		return savepoint(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED), work);
	}

	@Override
	public <T extends @Nullable Object, E extends Exception> T savepoint(String name, SessionCallback<T, E> work)
			throws E {
		return savepoint(new NamedSavepoint(name), work);
	}

	private <T extends @Nullable Object, E extends Exception> T savepoint(TransactionDefinition savepoint,
			SessionCallback<T, E> work) throws E {
		return this.state.savepoint(this.access.readOnly(), savepoint, () -> work.doInSession(this.proxy));
	}

	@Override
	public JdbcClient jdbc() {
		return sql().client();
	}

	@Override
	public QueryCache queryCache() {
		return new SessionQueryCache(this.state, this.access.readOnly());
	}

	@Override
	public int execute(String sql, @Nullable Object... parameters) {
		return sql().execute(sql, parameters);
	}

	@Override
	public int[] executeMany(String sql, Collection<@Nullable Object[]> parameters) {
		return sql().executeMany(sql, parameters);
	}

	@Override
	public List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... parameters) {
		return sql().rows(sql, parameters);
	}

	private SessionSql sql() {
		return this.state.sql(this.access.readOnly());
	}

	@Override
	public long batchInsert(Iterable<?> entities) {
		return batch(BatchKind.INSERT).write(entities);
	}

	@Override
	public long batchInsert(Stream<?> entities) {
		return batchInsert(entities, BatchOptions.defaults());
	}

	@Override
	public long batchInsert(Stream<?> entities, BatchOptions options) {
		return batch(BatchKind.INSERT).write(entities, options);
	}

	@Override
	public long batchUpdate(Iterable<?> entities) {
		return batch(BatchKind.UPDATE).write(entities);
	}

	@Override
	public long batchUpdate(Stream<?> entities) {
		return batchUpdate(entities, BatchOptions.defaults());
	}

	@Override
	public long batchUpdate(Stream<?> entities, BatchOptions options) {
		return batch(BatchKind.UPDATE).write(entities, options);
	}

	@Override
	public long batchDelete(Iterable<?> entities) {
		return batch(BatchKind.DELETE).write(entities);
	}

	@Override
	public long batchDelete(Stream<?> entities) {
		return batchDelete(entities, BatchOptions.defaults());
	}

	@Override
	public long batchDelete(Stream<?> entities, BatchOptions options) {
		return batch(BatchKind.DELETE).write(entities, options);
	}

	@Override
	public long batchUpsert(Iterable<?> entities) {
		return batch(BatchKind.UPSERT).write(entities);
	}

	@Override
	public long batchUpsert(Stream<?> entities) {
		return batchUpsert(entities, BatchOptions.defaults());
	}

	@Override
	public long batchUpsert(Stream<?> entities, BatchOptions options) {
		return batch(BatchKind.UPSERT).write(entities, options);
	}

	private SessionBatch batch(BatchKind kind) {
		return new SessionBatch(this.state, this.access.readOnly(), kind);
	}

	@Override
	public void close() {
		if (!this.access.closeable()) {
			throw new IllegalStateException("close(): this session is closed by its request or block; "
					+ "SessionManager.openSession() gives one that the caller closes");
		}
		this.state.close();
	}

	@Override
	public Transaction beginTransaction() {
		throw refused("beginTransaction", "begin(), or inTransaction(...)");
	}

	@Override
	public Transaction getTransaction() {
		throw refused("getTransaction", "begin(), commit() and rollback()");
	}

	private static IllegalStateException refused(String call, String instead) {
		return new IllegalStateException(
				call + "(): every commit goes through the transaction manager; use " + instead);
	}

	@Override
	public void inTransaction(Consumer<? super Transaction> action) {
		this.<Boolean>fromTransaction((transaction) -> {
			action.accept(transaction);
			return true;
		});
	}

	@Override
	public <R extends @Nullable Object> R fromTransaction(Function<? super Transaction, R> action) {
		this.state.refuseClosed("inTransaction");
		GuardedTransaction guarded = new GuardedTransaction(this.state.session().getTransaction());
		ThrowingCall<R, RuntimeException> work = () -> action.apply(guarded.proxy());
		TransactionDefinition definition = SessionState.definition(this.access.readOnly());
		return this.state.isActive() ? this.state.participating(definition, work, (result) -> guarded.isMarked())
				: this.state.inOwnTransaction(definition, work, (result) -> guarded.isMarked());
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		return type.isInstance(this.proxy) ? type.cast(this.proxy) : super.unwrap(type);
	}

	@Override
	public void flush() {
		this.state.require(this.access.readOnly());
		super.flush();
	}

	@Override
	public void persist(Object entity) {
		writeKeys(null, entity);
		super.persist(entity);
	}

	@Override
	public void persist(@Nullable String entityName, Object entity) {
		writeKeys(entityName, entity);
		super.persist(entityName, entity);
	}

	@Override
	public <T> T merge(T entity) {
		writeKeys(null, entity);
		return super.merge(entity);
	}

	@Override
	public <T> T merge(String entityName, T entity) {
		writeKeys(entityName, entity);
		return super.merge(entityName, entity);
	}

	@Override
	public <T> T merge(T entity, EntityGraph<? super T> loadGraph) {
		writeKeys(null, entity);
		return super.merge(entity, loadGraph);
	}

	private void writeKeys(@Nullable String entityName, @Nullable Object entity) {
		if (this.state.services().derivedKeys().isNeededBy(entityName, entity)) {
			this.state.writeKeys(this.access.readOnly());
		}
	}

	@Override
	public void lock(Object entity, LockModeType mode) {
		this.state.require(this.access.readOnly());
		super.lock(entity, mode);
	}

	@Override
	public void lock(Object entity, LockModeType mode, Map<String, Object> properties) {
		this.state.require(this.access.readOnly());
		super.lock(entity, mode, properties);
	}

	@Override
	public void lock(Object entity, LockModeType mode, LockOption... options) {
		this.state.require(this.access.readOnly());
		super.lock(entity, mode, options);
	}

	@Override
	public void lock(Object entity, LockMode mode) {
		this.state.require(this.access.readOnly());
		super.lock(entity, mode);
	}

	@Override
	public void lock(Object entity, LockMode mode, LockOption... options) {
		this.state.require(this.access.readOnly());
		super.lock(entity, mode, options);
	}

	@Override
	@SuppressWarnings("removal")
	public void lock(Object entity, org.hibernate.LockOptions options) {
		this.state.require(this.access.readOnly());
		super.lock(entity, options);
	}

	@Override
	public void doWork(Work work) {
		this.state.wroteUnknown();
		super.doWork(work);
	}

	@Override
	public <T extends @Nullable Object> T doReturningWork(ReturningWork<T> work) {
		this.state.wroteUnknown();
		return super.doReturningWork(work);
	}

	@Override
	public <C> void runWithConnection(ConnectionConsumer<C> action) {
		this.state.wroteUnknown();
		this.state.session().runWithConnection(action);
	}

	@Override
	public <C, T> T callWithConnection(ConnectionFunction<C, T> function) {
		this.state.wroteUnknown();
		return this.state.session().callWithConnection(function);
	}

}
