package io.appdb.engine;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.appdb.database.KnownDatabases;
import io.appdb.error.BrokenStatement;
import io.appdb.error.DeadlockException;
import io.appdb.error.SerializationConflictException;
import io.appdb.error.SqlErrorDialect;
import io.appdb.error.SqlErrorTranslator;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * Notes with a transaction which of its statements failed first. HikariCP shows each
 * exception of a pool's connections to the one listener it has, on the thread that gets
 * it; nothing is done for statements that succeed. Shared by all threads; owned by its
 * pool.
 */
final class FailedStatements implements SQLExceptionOverride {

	private static final List<SqlErrorDialect> dialects = KnownDatabases.parts(SqlErrorDialect.class);

	private static final SqlErrorTranslator errors = new SqlErrorTranslator();

	private final DataSource pool;

	private final boolean known;

	private final @Nullable SQLExceptionOverride chosen;

	FailedStatements(HikariDataSource pool, @Nullable SQLExceptionOverride chosen) {
		this.pool = pool;
		this.known = pool.getJdbcUrl() == null || DatabaseUrl.parse(pool.getJdbcUrl()).type() != DatabaseType.OTHER;
		this.chosen = chosen;
	}

	@java.lang.Override
	public SQLExceptionOverride.Override adjudicate(SQLException exception) {
		FirstFailure.note(this.pool, exception, abortsTransaction(exception));
		if (this.chosen != null) {
			return this.chosen.adjudicate(exception);
		}
		if (BrokenStatement.isClosedByDriver(exception)) {
			return SQLExceptionOverride.Override.MUST_EVICT;
		}
		return (exception instanceof SQLFeatureNotSupportedException) ? SQLExceptionOverride.Override.DO_NOT_EVICT
				: SQLExceptionOverride.Override.CONTINUE_EVICT;
	}

	/**
	 * A driver that has lost its connection may go on with another server, where a commit
	 * would store what followed without what came before. Some servers roll back the
	 * whole transaction of a deadlock's victim, and begin a new one with its next
	 * statement; unknown ones do so with the SQLStates that the standard has for it.
	 */
	private boolean abortsTransaction(SQLException exception) {
		if (BrokenStatement.isBroken(exception)) {
			return true;
		}
		if (!this.known) {
			DataAccessException translated = errors.translate("statement", null, exception);
			return translated instanceof DeadlockException || translated instanceof SerializationConflictException;
		}
		return dialects.stream()
			.anyMatch((dialect) -> dialect.speaks(exception) && dialect.abortsTransaction(exception));
	}

}
