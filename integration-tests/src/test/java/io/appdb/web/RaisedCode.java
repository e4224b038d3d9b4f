package io.appdb.web;

import java.sql.SQLException;

import org.h2.jdbc.JdbcSQLException;

/**
 * An error that H2 reports when a statement asks for it.
 */
public final class RaisedCode {

	private RaisedCode() {
	}

	/**
	 * Called by H2.
	 * @param code the error's code
	 * @return nothing
	 * @throws SQLException always
	 */
	@SuppressWarnings("DoNotCallSuggester") // the database calls it
	public static int raise(int code) throws SQLException {
		throw new JdbcSQLException("raised", "", Integer.toString(code), code, null, "");
	}

}
