package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.appdb.test.TestDatabase;

/**
 * A connection to a test database, with what compares its schema. Owned by one test.
 */
final class DiffedDatabase implements AutoCloseable {

	private final Connection connection;

	private final DiffDialect dialect;

	DiffedDatabase(TestDatabase database) throws SQLException {
		this(database.connect());
	}

	DiffedDatabase(Connection connection) throws SQLException {
		this.connection = connection;
		this.dialect = DiffDialect.of(this.connection);
	}

	SchemaModel read() throws SQLException {
		return this.dialect.read(this.connection, List.of());
	}

	DiffDialect dialect() {
		return this.dialect;
	}

	Connection connection() {
		return this.connection;
	}

	DiffedDatabase run(String... statements) throws SQLException {
		for (String sql : statements) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
			catch (SQLException ex) {
				throw new SQLException(ex.getMessage() + "\nin: " + sql, ex);
			}
		}
		return this;
	}

	/**
	 * Runs the statements of a difference in one transaction, as Flyway does, and returns
	 * them.
	 */
	List<SchemaStatement> apply(SchemaDifference difference) throws SQLException {
		List<SchemaStatement> statements = this.dialect.statements(difference);
		this.connection.setAutoCommit(false);
		try {
			run(statements.stream().map(SchemaStatement::sql).toArray(String[]::new));
			this.connection.commit();
		}
		catch (SQLException ex) {
			this.connection.rollback();
			throw ex;
		}
		finally {
			this.connection.setAutoCommit(true);
		}
		return statements;
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
