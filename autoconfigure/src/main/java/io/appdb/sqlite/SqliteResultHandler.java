package io.appdb.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;

import io.appdb.engine.JdbcCalls;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite result as JDBC sees it: its columns are also read as the types of
 * {@code java.time} that sqlite-jdbc does not read. Used by one thread at a time.
 */
final class SqliteResultHandler implements InvocationHandler {

	private final ResultSet results;

	/**
	 * The statement as its user sees it, which is not the driver's.
	 */
	private final Object statement;

	private SqliteResultHandler(ResultSet results, Object statement) {
		this.results = results;
		this.statement = statement;
	}

	static ResultSet around(ResultSet results, Object statement) {
		return (ResultSet) Proxy.newProxyInstance(SqliteResultHandler.class.getClassLoader(),
				new Class<?>[] { ResultSet.class }, new SqliteResultHandler(results, statement));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		return switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			case "getStatement" -> this.statement;
			case "getObject" -> object(method, arguments);
			default -> JdbcCalls.forward(this.results, method, arguments);
		};
	}

	private @Nullable Object object(Method method, Object @Nullable [] arguments) throws Throwable {
		if (arguments != null && arguments.length == 2 && arguments[1] instanceof Class<?> type) {
			int column = (arguments[0] instanceof Integer index) ? index
					: this.results.findColumn((String) arguments[0]);
			if (SqliteMoments.reads(type, this.results.getObject(column))) {
				return SqliteMoments.read(this.results, column, type);
			}
		}
		return JdbcCalls.forward(this.results, method, arguments);
	}

}
