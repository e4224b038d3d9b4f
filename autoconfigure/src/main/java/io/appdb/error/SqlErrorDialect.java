package io.appdb.error;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * How the drivers of one database report errors. Implementations are safe for every
 * thread.
 */
interface SqlErrorDialect {

	/**
	 * Whether the error is one of this database's drivers.
	 */
	boolean speaks(SQLException error);

	/**
	 * The codes that are told apart.
	 */
	ErrorCodes codes();

	/**
	 * What the error is, by SQLState and vendor code, or null when the codes say nothing
	 * that is known here.
	 */
	@Nullable SqlErrorKind kind(SQLException error);

	/**
	 * Which constraint, table and columns the driver names, as far as it does.
	 */
	Constraint constraint(SQLException error, SqlErrorKind kind);

}
