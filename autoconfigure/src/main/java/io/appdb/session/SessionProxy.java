package io.appdb.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The session a caller holds: Hibernate's own, with the calls that belong to a
 * transaction going through {@link SessionOperations} and every error translated. Lives
 * as long as the session it stands for, or as the bean it was injected into; any thread
 * may share one that looks its session up at each call.
 */
final class SessionProxy implements InvocationHandler {

	/**
	 * Calls that any thread may make at any time.
	 */
	private static final Set<String> ANY_THREAD = Set.of("close", "isOpen", "cancelQuery");

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
		return type.cast(ProxyConstructors.create(type, new SessionProxy(state, access)));
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
		SessionOperations operations = new SessionOperations((DbSession) proxy, target, this.access);
		if (ANY_THREAD.contains(method.getName())) {
			return translated(operations, target, method, given);
		}
		target.enter(method.getName());
		boolean before = target.services().beginReading(this.access.readOnly());
		try {
			if (this.access.joining()) {
				refuseWithoutTransaction(target, method);
			}
			return (method.getDeclaringClass() == DbSession.class) ? ownCall(operations, target, method, given)
					: sessionCall(operations, target, method, given);
		}
		finally {
			target.services().endReading(this.access.readOnly(), before);
			target.leave();
		}
	}

	private static void refuseWithoutTransaction(SessionState target, Method method) {
		if (!target.isActive()) {
			throw new IllegalStateException(method.getName() + ": no transaction is running; take "
					+ "CurrentSessionTransaction as a parameter of the handler, or annotate the calling method with "
					+ "@Transactional");
		}
	}

	/**
	 * Makes a call of {@link DbSession}, which translates errors where they arise.
	 */
	private static @Nullable Object ownCall(SessionOperations operations, SessionState target, Method method,
			@Nullable Object[] given) throws Throwable {
		target.refuseClosed(method.getName());
		refuseNull(method, given);
		try {
			return method.invoke(operations, given);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
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

	private @Nullable Object sessionCall(SessionOperations operations, SessionState target, Method method,
			@Nullable Object[] given) throws Throwable {
		if (LockRequest.in(given)) {
			target.require(this.access.readOnly());
		}
		Object result;
		try {
			result = translated(operations, target, method, given);
		}
		finally {
			target.giveBack();
		}
		return QueryProxy.wrap(result, QueryOrigin.of(method, given), target, this.access.readOnly());
	}

	private static @Nullable Object translated(SessionOperations operations, SessionState target, Method method,
			@Nullable Object[] given) throws Throwable {
		try {
			return method.invoke(operations, given);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof IllegalStateException && !ANY_THREAD.contains(method.getName())) {
				target.refuseClosed(method.getName());
			}
			throw target.services().errors().translated(ex.getTargetException());
		}
	}

}
