package io.appdb.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

import jakarta.persistence.Query;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A query or loader that a session handed out: opens the transaction for what needs one,
 * reads streams whole outside of one, and translates every error. Lives as long as the
 * query; one thread at a time.
 */
final class QueryProxy implements InvocationHandler {

	private final Object query;

	private final SessionState state;

	private final boolean readOnly;

	private QueryProxy(Object query, SessionState state, boolean readOnly) {
		this.query = query;
		this.state = state;
		this.readOnly = readOnly;
	}

	/**
	 * Wraps what a call returned if it is a query or a loader.
	 */
	static @Nullable Object wrap(@Nullable Object result, Method method, SessionState state, boolean readOnly) {
		if (result instanceof CommonQueryContract || result instanceof Query
				|| (result != null && method.getReturnType().getSimpleName().endsWith("LoadAccess"))) {
			return Proxy.newProxyInstance(QueryProxy.class.getClassLoader(),
					ClassUtils.getAllInterfacesForClass(result.getClass(), QueryProxy.class.getClassLoader()),
					new QueryProxy(result, state, readOnly));
		}
		return result;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getDeclaringClass() == Object.class && "equals".equals(method.getName()) && arguments != null) {
			return proxy == arguments[0];
		}
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
		Object result = call(method, arguments);
		return (result == this.query) ? proxy : wrap(result, method, this.state, this.readOnly);
	}

	private List<?> whole(SelectionQuery<?> selection) {
		requireForLock(null);
		try {
			return selection.getResultList();
		}
		catch (RuntimeException ex) {
			throw this.state.sessions().translate(ex);
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
		this.state.calls().begin();
		try {
			return method.invoke(this.query, arguments);
		}
		catch (InvocationTargetException ex) {
			throw this.state.sessions().translated(ex.getTargetException());
		}
		finally {
			this.state.calls().end();
			this.state.giveBack();
		}
	}

}
