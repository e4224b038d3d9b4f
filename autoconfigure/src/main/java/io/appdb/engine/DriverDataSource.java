package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.database.KnownDatabases;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that make up for what their driver leaves out. Which driver it is says the
 * first connection. Shared by all threads.
 */
final class DriverDataSource extends DelegatingDataSource {

	private final DataSource pool;

	private volatile @Nullable DataSource chosen;

	DriverDataSource(DataSource pool) {
		super(pool);
		this.pool = pool;
	}

	@Override
	public Connection getConnection() throws SQLException {
		DataSource chosen = this.chosen;
		if (chosen == null) {
			chosen = choose();
			this.chosen = chosen;
		}
		return chosen.getConnection();
	}

	private DataSource choose() throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			for (ConnectionCompletion completion : KnownDatabases.parts(ConnectionCompletion.class)) {
				DataSource completed = completion.complete(this.pool, connection);
				if (completed != null) {
					return completed;
				}
			}
			return this.pool;
		}
	}

}
