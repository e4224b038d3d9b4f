package io.appdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

import io.appdb.migration.MigrationDialect;

/**
 * Migrations of SQLite. Stateless.
 */
final class SqliteMigrations implements MigrationDialect {

	@Override
	public Connection prepare(Connection connection) throws SQLException {
		return UnenforcedForeignKeys.on(connection);
	}

	@Override
	public boolean keepsValues() {
		return true;
	}

}
