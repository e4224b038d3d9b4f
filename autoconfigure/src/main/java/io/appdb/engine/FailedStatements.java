package io.appdb.engine;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.appdb.database.KnownDatabases;
import io.appdb.error.BrokenStatement;
import io.appdb.error.DeadlockException;
import io.appdb.error.SerializationConflictException;
import io.appdb.error.ServerReadOnlyException;
import io.appdb.error.SqlErrorDialect;
import io.appdb.error.SqlErrorTranslator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes with a transaction which of its statements failed first. HikariCP shows each
 * exception of a pool's connections to the one listener it has, on the thread that gets
 * it; nothing is done for statements that succeed. Shared by all threads; owned by its
 * pool.
 */
final class FailedStatements implements SQLExceptionOverride {

	private static final Logger logger = LoggerFactory.getLogger(FailedStatements.class);

	private static final List<SqlErrorDialect> dialects = KnownDatabases.parts(SqlErrorDialect.class);

	private static final SqlErrorTranslator errors = new SqlErrorTranslator();

	/**
	 * Time between two attempts to leave a server that takes no writes.
	 */
	private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);

	private final HikariDataSource pool;

	private final boolean known;

	private final @Nullable SQLExceptionOverride chosen;

	private final boolean primary;

	private final AtomicLong emptied = new AtomicLong(System.nanoTime() - BETWEEN);

	/**
	 * Creates the listener of a pool.
	 * @param pool the pool
	 * @param chosen what the application has chosen to keep of broken connections
	 * @param primary whether the pool leads to a server that takes writes
	 */
	FailedStatements(HikariDataSource pool, @Nullable SQLExceptionOverride chosen, boolean primary) {
		this.primary = primary;
		this.pool = pool;
		this.known = pool.getJdbcUrl() == null || DatabaseUrl.parse(pool.getJdbcUrl()).type() != DatabaseType.OTHER;
		this.chosen = chosen;
	}

	@java.lang.Override
	public SQLExceptionOverride.Override adjudicate(SQLException exception) {
		boolean demoted = isServerReadOnly(exception);
		FirstFailure.note(this.pool, exception, demoted || abortsTransaction(exception));
		if (demoted) {
			ServerReadOnlyException.note(exception);
			leave();
			return SQLExceptionOverride.Override.MUST_EVICT;
		}
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
	 * A server that was the primary is a replica now. Its connections are closed when
	 * they are given back, and new ones lead to the primary if the address does.
	 */
	private void leave() {
		long last = this.emptied.get();
		long now = System.nanoTime();
		HikariPoolMXBean connections = this.pool.getHikariPoolMXBean();
		if (connections != null && now - last >= BETWEEN && this.emptied.compareAndSet(last, now)) {
			logger.warn("{}: the server takes no writes any more; its connections are replaced",
					this.pool.getPoolName());
			connections.softEvictConnections();
		}
	}

	private boolean isServerReadOnly(SQLException exception) {
		return this.primary && !TransactionSynchronizationManager.isCurrentTransactionReadOnly() && dialects.stream()
			.anyMatch((dialect) -> dialect.speaks(exception) && dialect.isServerReadOnly(exception));
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
