package io.appdb.sqlite;

import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import io.appdb.bulk.BatchWriter;
import io.appdb.database.Database;
import io.appdb.engine.ConnectionCompletion;
import io.appdb.engine.ConnectionOpening;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.OrmCustomizer;
import io.appdb.engine.UrlFamily;
import io.appdb.error.SqlErrorDialect;
import io.appdb.migration.MigrationDialect;
import io.appdb.schema.SchemaDialect;
import io.appdb.schema.scratch.ScratchKind;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * SQLite.
 */
final class Sqlite extends Database {

	private static final boolean DRIVER_PRESENT = ClassUtils.isPresent("org.sqlite.SQLiteException",
			Sqlite.class.getClassLoader());

	Sqlite() {
		super("sqlite", "SQLite");
		add(UrlFamily.class, SqliteUrl::new);
		add(ConnectionOpening.class, () -> Sqlite::open);
		add(OrmCustomizer.class, () -> Sqlite::customize);
		add(BatchWriter.class, SqliteWriter::new);
		add(SchemaDialect.class, SqliteSchemaDialect::new);
		add(MigrationDialect.class, SqliteMigrations::new);
		add(ScratchKind.class, SqliteScratch::new);
		if (DRIVER_PRESENT) {
			add(SqlErrorDialect.class, SqliteErrors::new);
			add(ConnectionCompletion.class, () -> SqliteWriters::of);
		}
	}

	/**
	 * Our driver is registered nowhere.
	 */
	private static @Nullable DataSource open(HikariConfig pool) {
		return SqliteDriver.class.getName().equals(pool.getDriverClassName())
				? new SqliteDataSource(pool.getJdbcUrl(), pool.getDataSourceProperties()) : null;
	}

	/**
	 * A dialect by name lets Hibernate start without a connection, unless told otherwise.
	 */
	private static void customize(Map<String, Object> properties, DatabaseUrl url) {
		if (url.type() != DatabaseType.SQLITE) {
			return;
		}
		SqliteTransactions.applyTo(properties);
		if (properties.putIfAbsent(JdbcSettings.DIALECT, SqliteDialect.class.getName()) == null) {
			properties.putIfAbsent(JdbcSettings.ALLOW_METADATA_ON_BOOT, "require");
		}
	}

}
