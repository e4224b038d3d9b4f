package io.appdb.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Calls that a proxy of a JDBC object passes on.
 */
public final class JdbcCalls {

	private JdbcCalls() {
	}

	/**
	 * Calls the method and throws what it throws, not wrapped.
	 */
	public static @Nullable Object forward(@Nullable Object target, Method method,
			@Nullable Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
