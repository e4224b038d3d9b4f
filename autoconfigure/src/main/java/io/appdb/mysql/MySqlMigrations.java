package io.appdb.mysql;

import java.sql.Connection;
import java.sql.SQLException;

import io.appdb.migration.MigrationDialect;
import io.appdb.migration.MigrationLock;
import org.jspecify.annotations.Nullable;

/**
 * Migrations of MySQL and MariaDB. Flyway locks a row of its history where the server is
 * a node of a Galera cluster; the next statement that changes the schema lets go of it,
 * and another node never sees it. Stateless.
 */
final class MySqlMigrations implements MigrationDialect {

	@Override
	public @Nullable MigrationLock clusterLock(Connection connection) throws SQLException {
		return GaleraLock.isNode(connection) ? new GaleraLock() : null;
	}

}
