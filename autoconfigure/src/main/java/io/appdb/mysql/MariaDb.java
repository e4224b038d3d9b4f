package io.appdb.mysql;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.database.DatabaseParts;
import io.appdb.engine.ConnectionCompletion;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.ServerUrl;
import io.appdb.engine.UrlFamily;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB, through its own driver.
 */
final class MariaDb implements Database {

	private final DatabaseParts parts = new DatabaseParts()
		.with(UrlFamily.class, () -> new ServerUrl(DatabaseType.MARIADB, new MariaDbParameters()))
		.with(ConnectionCompletion.class, () -> MariaDb::complete)
		.with(BatchWriter.class, MariaDbWriter::new)
		.with(SchemaDialect.class, MariaDbSchemaDialect::new)
		.with(ScratchKind.class, MySqlScratch::new);

	@Override
	public String keyword() {
		return "mariadb";
	}

	@Override
	public String productName() {
		return "MariaDB";
	}

	@Override
	public <T> @Nullable T part(Class<T> contract) {
		return this.parts.get(contract);
	}

	private static @Nullable DataSource complete(DataSource pool, Connection first) throws SQLException {
		return first.getMetaData().getDriverName().startsWith("MariaDB") ? new MariaDbReadOnly(pool) : null;
	}

}
