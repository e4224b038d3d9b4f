package io.appdb.postgresql;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.database.DatabaseParts;
import io.appdb.engine.CommitInspector;
import io.appdb.engine.ConnectionOpening;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.ServerUrl;
import io.appdb.engine.UrlFamily;
import io.appdb.error.SqlErrorDialect;
import io.appdb.migration.MigrationDialect;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * PostgreSQL.
 */
final class PostgreSql implements Database {

	private static final boolean DRIVER_PRESENT = ClassUtils.isPresent("org.postgresql.util.PSQLException",
			PostgreSql.class.getClassLoader());

	private static final boolean FLYWAY_MODULE_PRESENT = ClassUtils.isPresent(
			"org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension", PostgreSql.class.getClassLoader());

	private final DatabaseParts parts = new DatabaseParts()
		.with(UrlFamily.class, () -> new ServerUrl(DatabaseType.POSTGRESQL, new PostgreSqlParameters()))
		.with(ConnectionOpening.class, () -> PostgreSqlDataSource::open)
		.with(BatchWriter.class, PostgreSqlWriter::new)
		.with(SchemaDialect.class, PostgreSqlSchemaDialect::new)
		.with(ScratchKind.class, PostgreSqlScratch::new);

	PostgreSql() {
		if (DRIVER_PRESENT) {
			this.parts.with(SqlErrorDialect.class, PostgreSqlErrors::new)
				.with(CommitInspector.class, PostgreSqlTransaction::new);
		}
		if (DRIVER_PRESENT && FLYWAY_MODULE_PRESENT) {
			this.parts.with(MigrationDialect.class, PostgreSqlMigrations::new);
		}
	}

	@Override
	public String keyword() {
		return "postgresql";
	}

	@Override
	public String productName() {
		return "PostgreSQL";
	}

	@Override
	public <T> @Nullable T part(Class<T> contract) {
		return this.parts.get(contract);
	}

}
