package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database in memory that goes with its connection. Owned by one test.
 */
final class MemoryDatabase implements AutoCloseable {

	private final Connection connection;

	private final DiffDialect dialect;

	private MemoryDatabase(String url) throws SQLException {
		this.connection = DriverManager.getConnection(url);
		this.dialect = DiffDialect.of(this.connection);
	}

	static MemoryDatabase h2(String... statements) throws SQLException {
		return new MemoryDatabase("jdbc:h2:mem:").run(statements);
	}

	static MemoryDatabase h2WithSettings(String settings) throws SQLException {
		return new MemoryDatabase("jdbc:h2:mem:;" + settings);
	}

	static MemoryDatabase sqlite(String... statements) throws SQLException {
		return new MemoryDatabase("jdbc:sqlite::memory:").run(statements);
	}

	Connection connection() {
		return this.connection;
	}

	DiffDialect dialect() {
		return this.dialect;
	}

	SchemaModel read() throws SQLException {
		return this.dialect.read(this.connection, List.of());
	}

	MemoryDatabase run(String... statements) throws SQLException {
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
	 * Runs statements in one transaction.
	 */
	void apply(List<SchemaStatement> statements) throws SQLException {
		this.connection.setAutoCommit(false);
		try {
			run(statements.stream().map(SchemaStatement::sql).toArray(String[]::new));
			this.connection.commit();
		}
		finally {
			this.connection.setAutoCommit(true);
		}
	}

	/**
	 * Returns the rows of a query, the values of each with commas between.
	 */
	List<String> rows(String query) throws SQLException {
		List<String> found = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			while (rows.next()) {
				List<String> row = new ArrayList<>();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					row.add(rows.getString(i));
				}
				found.add(String.join(",", row.stream().map(String::valueOf).toList()));
			}
		}
		return found;
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
