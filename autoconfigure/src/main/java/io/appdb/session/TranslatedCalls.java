package io.appdb.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;

import org.hibernate.ScrollableResults;
import org.hibernate.result.Output;
import org.hibernate.result.Outputs;
import org.jspecify.annotations.Nullable;

/**
 * What a query hands out and still reads from the database when it is called, such as
 * scrolled results and what a procedure returns, with translated errors. Lives as long as
 * the result; one thread at a time.
 */
final class TranslatedCalls implements InvocationHandler {

	private final Object target;

	private final SessionErrors errors;

	private TranslatedCalls(Object target, SessionErrors errors) {
		this.target = target;
		this.errors = errors;
	}

	/**
	 * Wraps what a call returned if it reads on.
	 */
	static @Nullable Object wrap(@Nullable Object result, SessionErrors errors) {
		if (result instanceof Stream<?> rows) {
			return TranslatedRows.of(rows, errors);
		}
		if (result instanceof ScrollableResults<?> || result instanceof Outputs || result instanceof Output) {
			return ProxyConstructors.create(result.getClass(), new TranslatedCalls(result, errors));
		}
		return result;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getDeclaringClass() == Object.class && "equals".equals(method.getName()) && arguments != null) {
			return proxy == arguments[0];
		}
		try {
			return wrap(method.invoke(this.target, arguments), this.errors);
		}
		catch (InvocationTargetException ex) {
			throw this.errors.translated(ex.getTargetException());
		}
	}

}
