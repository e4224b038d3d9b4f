package io.appdb.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The session a caller holds: Hibernate's own, with the calls that belong to a
 * transaction going through {@link SessionState} and every error translated. Lives as
 * long as the session it stands for, or as the bean it was injected into; any thread may
 * share one that looks its session up at each call.
 */
final class SessionProxy implements InvocationHandler {

	private final Supplier<SessionState> state;

	private final SessionAccess access;

	private SessionProxy(Supplier<SessionState> state, SessionAccess access) {
		this.state = state;
		this.access = access;
	}

	static <S extends DbSession> S create(Class<S> type, SessionState state, SessionAccess access) {
		return create(type, () -> state, access);
	}

	static <S extends DbSession> S create(Class<S> type, Supplier<SessionState> state, SessionAccess access) {
		return type.cast(Proxy.newProxyInstance(SessionProxy.class.getClassLoader(), new Class<?>[] { type },
				new SessionProxy(state, access)));
	}

	/**
	 * Finds the state behind a session of this library.
	 */
	static @Nullable SessionState stateOf(DbSession session) {
		if (Proxy.isProxyClass(session.getClass())
				&& Proxy.getInvocationHandler(session) instanceof SessionProxy handler) {
			return handler.state.get();
		}
		return null;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		Object[] given = (arguments != null) ? arguments : new Object[0];
		if (method.getDeclaringClass() == Object.class) {
			return switch (method.getName()) {
				case "equals" -> proxy == given[0];
				case "hashCode" -> System.identityHashCode(proxy);
				default -> "session of " + this.state;
			};
		}
		SessionState target = this.state.get();
		switch (method.getName()) {
			case "close" -> {
				return close(target);
			}
			case "isOpen", "cancelQuery" -> {
				return direct(target, method, given);
			}
			default -> target.enter(method.getName());
		}
		try {
			return call(proxy, target, method, given);
		}
		finally {
			target.leave();
		}
	}

	/**
	 * Makes a call that any thread may make at any time.
	 */
	private static @Nullable Object direct(SessionState target, Method method, @Nullable Object[] given)
			throws Throwable {
		try {
			return method.invoke(target.session(), given);
		}
		catch (InvocationTargetException ex) {
			throw target.sessions().translated(ex.getTargetException());
		}
	}

	private @Nullable Object call(Object proxy, SessionState target, Method method, @Nullable Object[] given)
			throws Throwable {
		if (this.access.joining()) {
			refuseWithoutTransaction(target, method);
		}
		if (method.getDeclaringClass() == DbSession.class) {
			return ownCall((DbSession) proxy, target, method, given);
		}
		return sessionCall(proxy, target, method, given);
	}

	private void refuseWithoutTransaction(SessionState target, Method method) {
		if (!target.isActive()) {
			throw new IllegalStateException(method.getName() + ": no transaction is running; take "
					+ "CurrentSessionTransaction as a parameter of the handler, or annotate the calling method with "
					+ "@Transactional");
		}
	}

	@SuppressWarnings("unchecked")
	private @Nullable Object ownCall(DbSession proxy, SessionState target, Method method, @Nullable Object[] given)
			throws Exception {
		boolean readOnly = this.access.readOnly();
		target.refuseClosed(method.getName());
		refuseNull(method, given);
		switch (method.getName()) {
			case "begin" -> target.begin(readOnly);
			case "commit" -> {
				refuseEnd(method);
				target.commit(readOnly);
			}
			case "rollback" -> {
				refuseEnd(method);
				target.rollback();
			}
			case "savepoint" -> {
				return savepoint(proxy, target, given);
			}
			case "jdbc" -> {
				return target.sql(readOnly).client();
			}
			case "execute" -> {
				return target.sql(readOnly)
					.execute((String) argument(given, 0), (@Nullable Object[]) argument(given, 1));
			}
			case "executeMany" -> {
				return target.sql(readOnly)
					.executeMany((String) argument(given, 0), (Collection<@Nullable Object[]>) argument(given, 1));
			}
			case "queryCache" -> {
				return new SessionQueryCache(target, readOnly);
			}
			case "rows" -> {
				return target.sql(readOnly).rows((String) argument(given, 0), (@Nullable Object[]) argument(given, 1));
			}
			case "batchInsert" -> {
				return batch(target, BatchKind.INSERT, given);
			}
			case "batchUpdate" -> {
				return batch(target, BatchKind.UPDATE, given);
			}
			case "batchDelete" -> {
				return batch(target, BatchKind.DELETE, given);
			}
			case "batchUpsert" -> {
				return batch(target, BatchKind.UPSERT, given);
			}
			default -> throw new IllegalStateException("Not a session's call: " + method);
		}
		return null;
	}

	private static void refuseNull(Method method, @Nullable Object[] given) {
		for (int index = 0; index < given.length; index++) {
			if (given[index] == null) {
				throw new IllegalArgumentException(
						method.getName() + "(): argument " + (index + 1) + " is null where a value of type "
								+ method.getParameterTypes()[index].getSimpleName() + " is needed");
			}
		}
	}

	private long batch(SessionState target, BatchKind kind, @Nullable Object[] given) {
		SessionBatch batch = new SessionBatch(target, this.access.readOnly(), kind);
		if (argument(given, 0) instanceof Stream<?> stream) {
			BatchOptions options = (given.length > 1) ? (BatchOptions) argument(given, 1) : BatchOptions.defaults();
			return batch.write(stream, options);
		}
		return batch.write((Iterable<?>) argument(given, 0));
	}

	private void refuseEnd(Method method) {
		if (this.access.joining()) {
			throw new IllegalStateException(method.getName()
					+ "(): an injected CurrentSessionTransaction joins a transaction and never ends it; throw an "
					+ "exception to roll it back, or take CurrentSession for transactions of your own");
		}
	}

	@SuppressWarnings("unchecked")
	private @Nullable Object savepoint(DbSession proxy, SessionState target, @Nullable Object[] given)
			throws Exception {
		TransactionDefinition savepoint = (given.length == 1)
				? new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED)
				: new NamedSavepoint((String) argument(given, 0));
		SessionCallback<@Nullable Object, Exception> work = (SessionCallback<@Nullable Object, Exception>) argument(
				given, given.length - 1);
		return target.savepoint(this.access.readOnly(), savepoint, () -> work.doInSession(proxy));
	}

	private @Nullable Object sessionCall(Object proxy, SessionState target, Method method, @Nullable Object[] given)
			throws Throwable {
		switch (method.getName()) {
			case "beginTransaction" -> throw refused(method, "begin(), or inTransaction(...)");
			case "getTransaction" -> throw refused(method, "begin(), commit() and rollback()");
			case "unwrap" -> {
				if (((Class<?>) argument(given, 0)).isInstance(proxy)) {
					return proxy;
				}
			}
			case "inTransaction" -> {
				@SuppressWarnings("unchecked")
				Consumer<Transaction> action = (Consumer<Transaction>) argument(given, 0);
				return block(target, (transaction) -> {
					action.accept(transaction);
					return null;
				});
			}
			case "fromTransaction" -> {
				@SuppressWarnings("unchecked")
				Function<Transaction, @Nullable Object> action = (Function<Transaction, @Nullable Object>) argument(
						given, 0);
				return block(target, action);
			}
			case "flush", "lock" -> target.require(this.access.readOnly());
			case "persist", "merge" -> {
				if (target.sessions().derivedKeys().isNeededBy(given)) {
					target.writeKeys(this.access.readOnly());
				}
			}
			case "doWork", "doReturningWork" -> target.wroteUnknown();
			default -> {
				if (LockRequest.in(given)) {
					target.require(this.access.readOnly());
				}
			}
		}
		Object result = invoke(target, method, given);
		return QueryProxy.wrap(result, QueryOrigin.of(method, given), target, this.access.readOnly());
	}

	private @Nullable Object close(SessionState target) {
		if (!this.access.closeable()) {
			throw new IllegalStateException("close(): this session is closed by its request or block; "
					+ "SessionManager.openSession() gives one that the caller closes");
		}
		target.sessions().closeDirect(target);
		return null;
	}

	private static IllegalStateException refused(Method method, String instead) {
		return new IllegalStateException(
				method.getName() + "(): every commit goes through the transaction manager; use " + instead);
	}

	private @Nullable Object block(SessionState target, Function<Transaction, @Nullable Object> action) {
		target.refuseClosed("inTransaction");
		GuardedTransaction guarded = new GuardedTransaction(target.session().getTransaction());
		ThrowingCall<@Nullable Object, RuntimeException> work = () -> action.apply(guarded.proxy());
		TransactionDefinition definition = SessionState.definition(this.access.readOnly());
		return target.isActive() ? target.participating(definition, work, (result) -> guarded.isMarked())
				: target.inOwnTransaction(definition, work, (result) -> guarded.isMarked());
	}

	private static @Nullable Object invoke(SessionState target, Method method, @Nullable Object[] given)
			throws Throwable {
		try {
			return method.invoke(target.session(), given);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof IllegalStateException) {
				target.refuseClosed(method.getName());
			}
			throw target.sessions().translated(ex.getTargetException());
		}
		finally {
			target.giveBack();
		}
	}

	private static Object argument(@Nullable Object[] given, int index) {
		return Objects.requireNonNull(given[index]);
	}

}
