package io.appdb.h2;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.database.DatabaseParts;
import io.appdb.engine.ConnectionCompletion;
import io.appdb.engine.UrlFamily;
import io.appdb.error.SqlErrorDialect;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.jspecify.annotations.Nullable;

/**
 * H2.
 */
final class H2 implements Database {

	private final DatabaseParts parts = new DatabaseParts().with(UrlFamily.class, H2Url::new)
		.with(ConnectionCompletion.class, () -> H2::complete)
		.with(SqlErrorDialect.class, H2Errors::new)
		.with(BatchWriter.class, H2Writer::new)
		.with(SchemaDialect.class, H2SchemaDialect::new)
		.with(ScratchKind.class, H2Scratch::new);

	@Override
	public String keyword() {
		return "h2";
	}

	@Override
	public String productName() {
		return "H2";
	}

	@Override
	public <T> @Nullable T part(Class<T> contract) {
		return this.parts.get(contract);
	}

	private static @Nullable DataSource complete(DataSource pool, Connection first) throws SQLException {
		return first.getMetaData().getDriverName().startsWith("H2") ? new H2ReadOnly(pool) : null;
	}

}
