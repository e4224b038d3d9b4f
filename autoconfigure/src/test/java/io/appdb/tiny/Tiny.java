package io.appdb.tiny;

import java.util.Map;
import java.util.Properties;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.engine.ConnectionOpening;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.OrmCustomizer;
import io.appdb.error.SqlErrorDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.H2Dialect;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * A database that nobody has heard of: H2 under another name.
 */
final class Tiny extends Database {

	Tiny() {
		super("tiny", "Tiny");
		add(ConnectionOpening.class, () -> (pool) -> accepts(String.valueOf(pool.getJdbcUrl()))
				? new SimpleDriverDataSource(new TinyDriver(), pool.getJdbcUrl(), new Properties()) : null);
		add(OrmCustomizer.class, () -> this::customize);
		add(SqlErrorDialect.class, TinyErrors::new);
		add(BatchWriter.class, TinyWriter::new);
		add(ScratchKind.class, TinyScratch::new);
	}

	private void customize(Map<String, Object> properties, DatabaseUrl url) {
		if (accepts(url.jdbcUrl())) {
			properties.put(JdbcSettings.DIALECT, H2Dialect.class.getName());
		}
	}

}
