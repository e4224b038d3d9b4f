package io.appdb.session;

import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.error.ParameterCountException;
import org.jspecify.annotations.Nullable;

/**
 * Knows how many values a statement was given, for the error when these are more or fewer
 * than it has parameters. Lives as long as the statement; one thread at a time.
 */
final class CountedValues {

	private final @Nullable PreparedStatement statement;

	/**
	 * How many parameters the statement may have at most, unless it names them.
	 */
	private final long questionMarks;

	private int values;

	CountedValues(Statement statement, String sql) {
		boolean counts = statement instanceof PreparedStatement && !(statement instanceof CallableStatement);
		this.questionMarks = sql.chars().filter((character) -> character == '?').count();
		this.statement = counts ? (PreparedStatement) statement : null;
	}

	/**
	 * Makes a call of the statement.
	 */
	@Nullable Object call(Method method, @Nullable Object @Nullable [] arguments, Call call) throws Throwable {
		int number = (method.getName().startsWith("set") && arguments != null && arguments.length > 1
				&& arguments[0] instanceof Integer parameter) ? parameter : 0;
		try {
			Object answer = call.make();
			if (this.statement != null && number > this.questionMarks) {
				ParameterCountException.refuseBeyond(this.statement, number);
			}
			this.values = method.getName().equals("clearParameters") ? 0 : Math.max(this.values, number);
			return answer;
		}
		catch (SQLException ex) {
			if (this.statement == null || ex instanceof ParameterCountException) {
				throw ex;
			}
			throw (number > 0) ? ParameterCountException.refusedValue(ex, this.statement, number)
					: ParameterCountException.refusedStatement(ex, this.statement, this.values);
		}
	}

	/**
	 * A call of JDBC.
	 */
	interface Call {

		@Nullable Object make() throws Throwable;

	}

}
