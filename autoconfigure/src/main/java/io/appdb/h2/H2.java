package io.appdb.h2;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.engine.ConnectionCompletion;
import io.appdb.engine.UrlFamily;
import io.appdb.error.SqlErrorDialect;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.jspecify.annotations.Nullable;

/**
 * H2.
 */
final class H2 extends Database {

	H2() {
		super("h2", "H2");
		add(UrlFamily.class, H2Url::new);
		add(ConnectionCompletion.class, () -> H2::complete);
		add(SqlErrorDialect.class, H2Errors::new);
		add(BatchWriter.class, H2Writer::new);
		add(SchemaDialect.class, H2SchemaDialect::new);
		add(ScratchKind.class, H2Scratch::new);
	}

	private static @Nullable DataSource complete(DataSource pool, Connection first) throws SQLException {
		return first.getMetaData().getDriverName().startsWith("H2") ? new H2ReadOnly(pool) : null;
	}

}
