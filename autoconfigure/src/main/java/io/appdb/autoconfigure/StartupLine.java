package io.appdb.autoconfigure;

import java.util.Locale;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseType;
import io.appdb.settings.DatabaseProperties;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says in one line at start for each database where it is and how it is used. Spring owns
 * it.
 */
final class StartupLine implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseManager.class);

	private final DatabaseManager manager;

	private final SchemaAtStart schema;

	private final NamedDatabases named;

	private final DatabaseProperties properties;

	StartupLine(DatabaseManager manager, SchemaAtStart schema, NamedDatabases named, DatabaseProperties properties) {
		this.manager = manager;
		this.schema = schema;
		this.named = named;
		this.properties = properties;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (logger.isInfoEnabled()) {
			logger.info(line(DatabaseManager.DEFAULT,
					this.schema.description(this.manager.engine().entityManagerFactory())));
			this.named.schemas().forEach((name, schema) -> logger.info(line(name, schema)));
		}
	}

	private String line(String database, String schema) {
		DatabaseEngine engine = this.manager.engine(database);
		Dialect dialect = engine.entityManagerFactory()
			.unwrap(SessionFactoryImplementor.class)
			.getJdbcServices()
			.getDialect();
		DatabaseVersion version = dialect.getVersion();
		return "db[%s] %s %d.%d %s pool=%s schema=%s".formatted(database, name(engine.type(), dialect),
				version.getDatabaseMajorVersion(), version.getDatabaseMinorVersion(), engine.url(), pool(engine),
				schema);
	}

	private static String name(DatabaseType type, Dialect dialect) {
		String name = (type != DatabaseType.OTHER) ? type.keyword()
				: dialect.getClass().getSimpleName().replace("Dialect", "");
		return name.toLowerCase(Locale.ROOT);
	}

	private String pool(DatabaseEngine engine) {
		if (engine.dataSource() instanceof HikariDataSource pool) {
			int spare = pool.getMaximumPoolSize() - pool.getMinimumIdle();
			return pool.getMinimumIdle() + "+" + spare;
		}
		return this.properties.pool().enabled() ? engine.dataSource().getClass().getSimpleName() : "off";
	}

}
