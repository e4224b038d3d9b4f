package io.appdb.tiny;

import java.sql.SQLException;
import java.util.List;

import io.appdb.error.Constraint;
import io.appdb.error.ErrorCodes;
import io.appdb.error.SqlErrorDialect;
import io.appdb.error.SqlErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * Knows one error: the value of a unique column that is called "taken".
 */
final class TinyErrors implements SqlErrorDialect {

	static final String CONSTRAINT = "tiny_key";

	private static final ErrorCodes CODES = ErrorCodes.none().with(SqlErrorKind.UNIQUE, "TINY1");

	@Override
	public boolean speaks(SQLException error) {
		return error.getMessage() != null && error.getMessage().contains("'taken'");
	}

	@Override
	public ErrorCodes codes() {
		return CODES;
	}

	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		return CODES.kind("TINY1");
	}

	@Override
	public Constraint constraint(SQLException error, SqlErrorKind kind) {
		return new Constraint(CONSTRAINT, null, List.of());
	}

}
