package io.appdb.mysql;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.engine.ConnectionCompletion;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.ServerUrl;
import io.appdb.engine.UrlFamily;
import io.appdb.replica.ReplicationDialect;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB, through its own driver.
 */
final class MariaDb extends Database {

	MariaDb() {
		super("mariadb", "MariaDB");
		add(UrlFamily.class, () -> new ServerUrl(DatabaseType.MARIADB, new MariaDbParameters()));
		add(ConnectionCompletion.class, () -> MariaDb::complete);
		add(BatchWriter.class, MariaDbWriter::new);
		add(SchemaDialect.class, MariaDbSchemaDialect::new);
		add(ScratchKind.class, MySqlScratch::new);
		add(ReplicationDialect.class, MySqlReplication::new);
	}

	private static @Nullable DataSource complete(DataSource pool, Connection first) throws SQLException {
		return first.getMetaData().getDriverName().startsWith("MariaDB") ? new MariaDbReadOnly(pool) : null;
	}

}
