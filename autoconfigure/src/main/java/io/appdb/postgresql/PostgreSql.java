package io.appdb.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.engine.CommitInspector;
import io.appdb.engine.ConnectionOpening;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DeferredConstraints;
import io.appdb.engine.ServerUrl;
import io.appdb.engine.UrlFamily;
import io.appdb.error.SqlErrorDialect;
import io.appdb.migration.MigrationDialect;
import io.appdb.replica.ReplicationDialect;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;

import org.springframework.util.ClassUtils;

/**
 * PostgreSQL.
 */
final class PostgreSql extends Database {

	private static final boolean DRIVER_PRESENT = ClassUtils.isPresent("org.postgresql.util.PSQLException",
			PostgreSql.class.getClassLoader());

	private static final boolean FLYWAY_MODULE_PRESENT = ClassUtils.isPresent(
			"org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension", PostgreSql.class.getClassLoader());

	PostgreSql() {
		super("postgresql", "PostgreSQL");
		add(UrlFamily.class, () -> new ServerUrl(DatabaseType.POSTGRESQL, new PostgreSqlParameters()));
		add(ConnectionOpening.class, () -> PostgreSqlDataSource::open);
		add(BatchWriter.class, PostgreSqlWriter::new);
		add(SchemaDialect.class, PostgreSqlSchemaDialect::new);
		add(ScratchKind.class, PostgreSqlScratch::new);
		add(ReplicationDialect.class, PostgreSqlReplication::new);
		add(DeferredConstraints.class, () -> PostgreSql::checkConstraints);
		if (DRIVER_PRESENT) {
			add(SqlErrorDialect.class, PostgreSqlErrors::new);
			add(CommitInspector.class, PostgreSqlTransaction::new);
		}
		if (DRIVER_PRESENT && FLYWAY_MODULE_PRESENT) {
			add(MigrationDialect.class, PostgreSqlMigrations::new);
		}
	}

	private static void checkConstraints(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("set constraints all immediate");
		}
	}

}
