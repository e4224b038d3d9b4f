package io.appdb.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

import io.appdb.error.SqlErrorTranslator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Runs statements over one connection, inside the transaction if there is one. Lives as
 * long as one call.
 */
final class DdlRunner {

	private static final Logger logger = LoggerFactory.getLogger(DdlRunner.class);

	private final Connection connection;

	private final SchemaDialect dialect;

	DdlRunner(Connection connection, SchemaDialect dialect) {
		this.connection = connection;
		this.dialect = dialect;
	}

	void run(List<Ddl> statements) throws SQLException {
		for (Ddl statement : statements) {
			logger.debug("{}: {}", statement.task(), statement.sql());
			try {
				run(statement);
			}
			catch (SQLException ex) {
				throw translate(statement, ex);
			}
		}
	}

	private void run(Ddl statement) throws SQLException {
		Statements statements = new Statements(this.connection);
		if (!statement.repeatable() && !this.dialect.isLockExpiring()) {
			statements.execute(statement.sql());
			return;
		}
		Savepoint savepoint = this.connection.getAutoCommit() ? null : this.connection.setSavepoint();
		try {
			statements.execute(statement.sql());
		}
		catch (SQLException ex) {
			if (!this.dialect.isAlreadyDone(ex)) {
				throw ex;
			}
			if (savepoint != null) {
				this.connection.rollback(savepoint);
			}
		}
	}

	private static DataAccessException translate(Ddl statement, SQLException exception) {
		DataAccessException translated = new SqlErrorTranslator().translate(statement.task(), statement.sql(),
				exception);
		return (translated != null) ? translated
				: new UncategorizedSQLException(statement.task(), statement.sql(), exception);
	}

}
