package io.appdb.error;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A statement was given more or fewer values than it has parameters. Has the SQLState and
 * code of what the driver reported. Not to be changed by threads that share it.
 */
public final class ParameterCountException extends SQLException {

	/**
	 * Dynamic parameters and values do not match.
	 */
	private static final String SQL_STATE = "07001";

	/**
	 * Creates the exception.
	 * @param parameters how many parameters the statement has
	 * @param values how many values it was given
	 */
	public ParameterCountException(int parameters, int values) {
		super(message(parameters, values), SQL_STATE);
	}

	private ParameterCountException(int parameters, int values, SQLException cause) {
		super(message(parameters, values), cause.getSQLState(), cause.getErrorCode(), cause);
	}

	/**
	 * Counts when a driver has refused to take a value. The count is asked for only after
	 * such a failure, as it costs a question to some servers.
	 * @param failure what the driver reported
	 * @param statement the statement, which is open
	 * @param number the number of the parameter, from 1
	 * @return an exception with the counts, or the given one if there is such a parameter
	 */
	public static SQLException refusedValue(SQLException failure, PreparedStatement statement, int number) {
		int parameters = parameters(statement);
		return (parameters >= 0 && parameters < number) ? new ParameterCountException(parameters, number, failure)
				: failure;
	}

	/**
	 * Counts when a driver may have refused a statement for the values that it has.
	 * @param failure what the driver reported
	 * @param statement the statement, which is open
	 * @param values how many values it was given
	 * @return an exception with the counts, or the given one if they are not the reason
	 */
	public static SQLException refusedStatement(SQLException failure, PreparedStatement statement, int values) {
		SqlError error = new SqlErrorReader().read(failure);
		int parameters = (error != null && error.kind() == SqlErrorKind.PARAMETERS) ? parameters(statement) : -1;
		return (parameters > values) ? new ParameterCountException(parameters, values, failure) : failure;
	}

	/**
	 * Counts where a value was taken for a parameter that is probably not there:
	 * MariaDB's driver does so without a word.
	 * @param statement the statement, which is open
	 * @param number the number of the parameter, from 1
	 * @throws ParameterCountException when there is no such parameter
	 */
	public static void refuseBeyond(PreparedStatement statement, int number) throws ParameterCountException {
		int parameters = parameters(statement);
		if (parameters >= 0 && parameters < number) {
			throw new ParameterCountException(parameters, number);
		}
	}

	private static int parameters(PreparedStatement statement) {
		try {
			return statement.getParameterMetaData().getParameterCount();
		}
		catch (SQLException ex) {
			return -1;
		}
	}

	private static String message(int parameters, int values) {
		return "The statement has %d %s, and %s: give one value for each question mark".formatted(parameters,
				(parameters == 1) ? "parameter" : "parameters",
				(values > parameters) ? "a value for parameter " + values + " was given"
						: values + ((values == 1) ? " value was given" : " values were given"));
	}

}
