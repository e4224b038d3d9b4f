package io.appdb.faults.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Counts the steps that may change a database, in all connections together, and ends the
 * JVM before one of them. Reads, settings and rollbacks are no steps: whoever dies before
 * one leaves what is there before the next change. Safe for every thread.
 *
 * @param step the step that is not taken, 0 for none
 * @param taken how many were taken
 */
record CrashPoint(int step, AtomicInteger taken) {

	/**
	 * The property that says before which step to die, from 1 on.
	 */
	static final String PROPERTY = "appdb.test.crash-at";

	static final CrashPoint CHOSEN = new CrashPoint(Integer.getInteger(PROPERTY, 0), new AtomicInteger());

	/**
	 * How a JVM ends that has died at its point.
	 */
	static final int EXIT = 77;

	private static final List<Class<?>> WRAPPED = List.of(DataSource.class, Connection.class);

	private static final List<String> HARMLESS = List.of("select", "show", "values", "explain", "with", "set", "pragma",
			"begin", "start", "savepoint", "release", "rollback");

	boolean isChosen() {
		return this.step > 0;
	}

	<T> T around(Class<T> type, T target) {
		return type.cast(Proxy.newProxyInstance(CrashPoint.class.getClassLoader(), new Class<?>[] { type },
				handler(target, "")));
	}

	private InvocationHandler handler(Object target, String sql) {
		return (proxy, method, arguments) -> {
			if (method.getName().equals("unwrap") || method.getName().equals("isWrapperFor")) {
				return call(target, method, arguments);
			}
			String text = (arguments != null && arguments.length > 0 && arguments[0] instanceof String first) ? first
					: sql;
			if (isStep(target, method, text)) {
				take();
			}
			return wrapped(method, call(target, method, arguments), text);
		};
	}

	private static boolean isStep(Object target, Method method, String sql) {
		String name = method.getName();
		if (target instanceof Connection) {
			return name.equals("commit");
		}
		String verb = sql.strip().toLowerCase(Locale.ROOT);
		return target instanceof Statement && name.startsWith("execute")
				&& HARMLESS.stream().noneMatch(verb::startsWith);
	}

	private void take() {
		if (this.taken.incrementAndGet() == this.step) {
			Runtime.getRuntime().halt(EXIT);
		}
	}

	private @Nullable Object wrapped(Method method, @Nullable Object result, String sql) {
		Class<?> type = method.getReturnType();
		if (result == null || !(WRAPPED.contains(type) || Statement.class.isAssignableFrom(type))) {
			return result;
		}
		return Proxy.newProxyInstance(CrashPoint.class.getClassLoader(), new Class<?>[] { type }, handler(result, sql));
	}

	private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
