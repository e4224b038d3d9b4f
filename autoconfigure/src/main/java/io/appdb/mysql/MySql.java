package io.appdb.mysql;

import java.util.Map;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.database.DatabaseParts;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.OrmCustomizer;
import io.appdb.engine.ServerUrl;
import io.appdb.engine.UrlFamily;
import io.appdb.error.SqlErrorDialect;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;

/**
 * MySQL, through MySQL Connector/J, which may lead to MariaDB too. The errors are those
 * of both.
 */
final class MySql implements Database {

	private final DatabaseParts parts = new DatabaseParts()
		.with(UrlFamily.class, () -> new ServerUrl(DatabaseType.MYSQL, new MySqlParameters()))
		.with(OrmCustomizer.class, () -> MySql::customize)
		.with(SqlErrorDialect.class, MySqlErrors::new)
		.with(BatchWriter.class, MySqlWriter::new)
		.with(SchemaDialect.class, MySqlSchemaDialect::new)
		.with(ScratchKind.class, MySqlScratch::new);

	@Override
	public String keyword() {
		return "mysql";
	}

	@Override
	public String productName() {
		return "MySQL";
	}

	@Override
	public <T> @Nullable T part(Class<T> contract) {
		return this.parts.get(contract);
	}

	/**
	 * For any type, as the driver of a data source of the application is not known yet.
	 */
	private static void customize(Map<String, Object> properties, DatabaseUrl url) {
		properties.putIfAbsent(JdbcSettings.DIALECT_RESOLVERS, MariaDbBehindMySql.class.getName());
	}

}
