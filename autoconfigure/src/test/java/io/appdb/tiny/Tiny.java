package io.appdb.tiny;

import java.util.Map;
import java.util.Properties;

import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.database.DatabaseParts;
import io.appdb.engine.ConnectionOpening;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.OrmCustomizer;
import io.appdb.error.SqlErrorDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.H2Dialect;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * A database that nobody has heard of: H2 under another name.
 */
final class Tiny implements Database {

	private final DatabaseParts parts = new DatabaseParts()
		.with(ConnectionOpening.class,
				() -> (pool) -> accepts(String.valueOf(pool.getJdbcUrl()))
						? new SimpleDriverDataSource(new TinyDriver(), pool.getJdbcUrl(), new Properties()) : null)
		.with(OrmCustomizer.class, () -> this::customize)
		.with(SqlErrorDialect.class, TinyErrors::new)
		.with(BatchWriter.class, TinyWriter::new)
		.with(ScratchKind.class, TinyScratch::new);

	@Override
	public String keyword() {
		return "tiny";
	}

	@Override
	public String productName() {
		return "Tiny";
	}

	@Override
	public <T> @Nullable T part(Class<T> contract) {
		return this.parts.get(contract);
	}

	private void customize(Map<String, Object> properties, DatabaseUrl url) {
		if (accepts(url.jdbcUrl())) {
			properties.put(JdbcSettings.DIALECT, H2Dialect.class.getName());
		}
	}

}
