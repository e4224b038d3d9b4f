package io.appdb.mysql;

import java.util.Map;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.OrmCustomizer;
import io.appdb.engine.ServerUrl;
import io.appdb.engine.UrlFamily;
import io.appdb.error.SqlErrorDialect;
import io.appdb.replica.ReplicationDialect;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.hibernate.cfg.JdbcSettings;

/**
 * MySQL, through MySQL Connector/J, which may lead to MariaDB too. The errors are those
 * of both.
 */
final class MySql extends Database {

	MySql() {
		super("mysql", "MySQL");
		add(UrlFamily.class, () -> new ServerUrl(DatabaseType.MYSQL, new MySqlParameters()));
		add(OrmCustomizer.class, () -> MySql::customize);
		add(SqlErrorDialect.class, MySqlErrors::new);
		add(BatchWriter.class, MySqlWriter::new);
		add(SchemaDialect.class, MySqlSchemaDialect::new);
		add(ScratchKind.class, MySqlScratch::new);
		add(ReplicationDialect.class, MySqlReplication::new);
	}

	/**
	 * For any type, as the driver of a data source of the application is not known yet.
	 */
	private static void customize(Map<String, Object> properties, DatabaseUrl url) {
		properties.putIfAbsent(JdbcSettings.DIALECT_RESOLVERS, MariaDbBehindMySql.class.getName());
	}

}
