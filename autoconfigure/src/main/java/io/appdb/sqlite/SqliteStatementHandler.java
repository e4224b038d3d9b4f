package io.appdb.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.JdbcCalls;
import io.appdb.error.ParameterCountException;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite statement as JDBC sees it: a transaction begins before the first one runs.
 * Used by one thread at a time.
 */
final class SqliteStatementHandler implements InvocationHandler {

	private final SqliteSession session;

	private final Connection connection;

	private final @Nullable Statement statement;

	private final String sql;

	/**
	 * The last statement added to the batch, which speaks for all.
	 */
	private String batch = "";

	/**
	 * The highest number of a parameter that has a value.
	 */
	private int values;

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
				refuseUnbound(arguments);
				Object answer = forward(method, arguments);
				this.values = 0;
				yield answer;
			}
			case "clearParameters" -> {
				this.values = 0;
				yield forward(method, arguments);
			}
			case "setObject" -> {
				Object[] bound = arguments.clone();
				bound[1] = SqliteMoments.bound(bound[1]);
				yield set(method, bound);
			}
			default -> (name.startsWith("set") && arguments.length > 1) ? set(method, arguments)
					: seen(forward(method, arguments), proxy);
		};
	}

	private static @Nullable Object seen(@Nullable Object answer, Object proxy) {
		return (answer instanceof ResultSet results) ? SqliteResultHandler.around(results, proxy) : answer;
	}

	private @Nullable Object execute(Method method, Object[] arguments) throws Throwable {
		boolean several = method.getName().endsWith("Batch");
		if (!several) {
			refuseUnbound(arguments);
		}
		this.session.begin();
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
	 * SQLite takes a parameter without a value for null, and the driver asks only whether
	 * any has one.
	 * @param arguments of the call; those of a statement without parameters are its text
	 */
	private void refuseUnbound(Object[] arguments) throws SQLException {
		if (arguments.length == 0 && this.statement instanceof PreparedStatement prepared) {
			int parameters = prepared.getParameterMetaData().getParameterCount();
			if (this.values < parameters) {
				throw new ParameterCountException(parameters, this.values);
			}
		}
	}

	/**
	 * The driver looks a parameter up without asking whether there is one.
	 */
	private @Nullable Object set(Method method, Object[] arguments) throws Throwable {
		int parameter = (int) arguments[0];
		if (this.statement instanceof PreparedStatement prepared) {
			int parameters = prepared.getParameterMetaData().getParameterCount();
			if (parameter < 1) {
				throw new SQLException("Parameters are counted from 1; there is none of the number " + parameter,
						"07001");
			}
			if (parameter > parameters) {
				throw new ParameterCountException(parameters, parameter);
			}
		}
		Object answer = forward(method, arguments);
		this.values = Math.max(this.values, parameter);
		return answer;
	}

	private @Nullable Object forward(Method method, Object[] arguments) throws Throwable {
		return JdbcCalls.forward(this.statement, method, arguments);
	}

}
