package io.appdb.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.JdbcCalls;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite statement as JDBC sees it: a transaction begins before the first one runs.
 * Used by one thread at a time.
 */
final class SqliteStatementHandler implements InvocationHandler {

	private static final String NO_SUCH_PARAMETER = "07009";

	private final SqliteSession session;

	private final Connection connection;

	private final @Nullable Statement statement;

	private final String sql;

	/**
	 * The last statement added to the batch, which speaks for all.
	 */
	private String batch = "";

	SqliteStatementHandler(SqliteSession session, Connection connection, @Nullable Statement statement, String sql) {
		this.session = session;
		this.connection = connection;
		this.statement = statement;
		this.sql = sql;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
		Object[] arguments = (given != null) ? given : new Object[0];
		String name = method.getName();
		if (name.startsWith("execute")) {
			return seen(execute(method, arguments), proxy);
		}
		return switch (name) {
			case "equals" -> proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			case "getConnection" -> this.connection;
			case "addBatch" -> {
				this.batch = (arguments.length > 0) ? (String) arguments[0] : this.sql;
				yield forward(method, arguments);
			}
			case "setObject" -> {
				Object[] bound = arguments.clone();
				bound[1] = SqliteMoments.bound(bound[1]);
				yield forward(method, bound);
			}
			default -> seen(forward(method, arguments), proxy);
		};
	}

	private static @Nullable Object seen(@Nullable Object answer, Object proxy) {
		return (answer instanceof ResultSet results) ? SqliteResultHandler.around(results, proxy) : answer;
	}

	private @Nullable Object execute(Method method, Object[] arguments) throws Throwable {
		this.session.begin();
		boolean several = method.getName().endsWith("Batch");
		String text = (arguments.length > 0) ? (String) arguments[0] : several ? this.batch : this.sql;
		boolean locked = this.session.lockFor(text);
		try {
			return forward(method, arguments);
		}
		catch (SQLException ex) {
			this.session.failed(ex);
			throw ex;
		}
		finally {
			if (locked) {
				this.session.unlock();
			}
		}
	}

	/**
	 * The driver looks a parameter up without asking whether there is one.
	 */
	private @Nullable Object forward(Method method, Object[] arguments) throws Throwable {
		try {
			return JdbcCalls.forward(this.statement, method, arguments);
		}
		catch (ArrayIndexOutOfBoundsException ex) {
			if (!method.getName().startsWith("set")) {
				throw ex;
			}
			throw new SQLException("The statement has no parameter " + arguments[0]
					+ ": bind as many values as it has question marks: " + this.sql, NO_SUCH_PARAMETER, ex);
		}
	}

}
