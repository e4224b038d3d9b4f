package io.appdb.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

import io.appdb.engine.NativeSql;
import jakarta.persistence.Query;
import org.hibernate.procedure.ProcedureCall;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * A query or loader that a session handed out: opens the transaction for what needs one,
 * reads streams whole outside of one, and translates every error. Lives as long as the
 * query; one thread at a time.
 */
final class QueryProxy implements InvocationHandler {

	private final Object query;

	private final QueryOrigin origin;

	private final SessionState state;

	private final boolean readOnly;

	/**
	 * Set when a call has changed how the rows of native SQL are read.
	 */
	private boolean reshaped;

	private QueryProxy(Object query, QueryOrigin origin, SessionState state, boolean readOnly) {
		this.query = query;
		this.origin = origin;
		this.state = state;
		this.readOnly = readOnly;
	}

	/**
	 * Wraps what a call returned if it is a query or a loader.
	 */
	static @Nullable Object wrap(@Nullable Object result, QueryOrigin origin, SessionState state, boolean readOnly) {
		if (result instanceof CommonQueryContract || result instanceof Query
				|| (result != null && origin.method().getReturnType().getSimpleName().endsWith("LoadAccess"))) {
			return ProxyConstructors.create(result.getClass(), new QueryProxy(result, origin, state, readOnly));
		}
		return result;
	}

	/**
	 * Finds the proxy behind a query that a session of this library handed out.
	 */
	static @Nullable QueryProxy of(SelectionQuery<?> query) {
		return Proxy.isProxyClass(query.getClass()) && Proxy.getInvocationHandler(query) instanceof QueryProxy proxy
				? proxy : null;
	}

	Object target() {
		return this.query;
	}

	/**
	 * Returns what tells this native query apart from others, or {@code null} if that is
	 * not possible or its result must not be handed out again.
	 */
	@Nullable QueryOrigin repeatableOrigin() {
		return (this.query instanceof NativeQuery<?> query && !this.reshaped
				&& NativeSql.isRepeatable(query.getQueryString())) ? this.origin : null;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getDeclaringClass() == Object.class && "equals".equals(method.getName()) && arguments != null) {
			return proxy == arguments[0];
		}
		this.state.enter(method.getName());
		boolean before = this.state.services().beginReading(this.readOnly);
		try {
			return entered(proxy, method, arguments);
		}
		finally {
			this.state.services().endReading(this.readOnly, before);
			this.state.leave();
		}
	}

	private @Nullable Object entered(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "executeUpdate", "execute" -> this.state.require(this.readOnly);
			case "stream", "getResultStream" -> {
				if (!this.state.isActive() && this.query instanceof SelectionQuery<?> selection) {
					return whole(selection).stream();
				}
			}
			case "scroll" -> {
				if (!this.state.isActive()) {
					throw new IllegalStateException("scroll(): a scrolled result needs its connection until it is "
							+ "closed; call begin() first, or use getResultList()");
				}
			}
			default -> requireForLock(arguments);
		}
		noteWrites(method, arguments);
		Object result = call(method, arguments);
		if (result == this.query) {
			return proxy;
		}
		return TranslatedCalls.wrap(wrap(result, QueryOrigin.of(method), this.state, this.readOnly),
				this.state.services().errors());
	}

	/**
	 * Tells the query cache what Hibernate has no event for: procedures, and native SQL
	 * that writes and returns rows.
	 */
	private void noteWrites(Method method, @Nullable Object @Nullable [] arguments) {
		if (this.query instanceof NativeQuery<?> query) {
			this.reshaped |= method.getName().startsWith("add");
			if (arguments == null && this.state.hasQueryCache() && NativeSql.mayWrite(query.getQueryString())) {
				this.state.wroteUnknown();
			}
		}
		else if (this.query instanceof ProcedureCall) {
			this.state.wroteUnknown();
		}
	}

	/**
	 * A factory that the application has built itself does not read streams whole.
	 */
	private List<?> whole(SelectionQuery<?> selection) {
		requireForLock(null);
		try {
			return selection.getResultList();
		}
		catch (RuntimeException ex) {
			throw this.state.services().errors().translate(ex);
		}
	}

	private void requireForLock(@Nullable Object @Nullable [] arguments) {
		if (this.state.isActive()) {
			return;
		}
		if (arguments != null) {
			if (!(this.query instanceof CommonQueryContract) && LockRequest.in(arguments)) {
				this.state.require(this.readOnly);
			}
			return;
		}
		if (this.query instanceof SelectionQuery<?> selection && isLocking(selection)) {
			this.state.require(this.readOnly);
		}
	}

	private static boolean isLocking(SelectionQuery<?> selection) {
		try {
			return LockRequest.needsTransaction(selection.getHibernateLockMode());
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.query, arguments);
		}
		catch (InvocationTargetException ex) {
			throw this.state.services().errors().translated(ex.getTargetException());
		}
		finally {
			this.state.giveBack();
		}
	}

}
