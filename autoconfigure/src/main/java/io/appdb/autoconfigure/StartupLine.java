package io.appdb.autoconfigure;

import java.util.Locale;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseAssembly;
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
import org.springframework.boot.jdbc.DataSourceUnwrapper;

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
		String product = name(engine.type(), dialect);
		if (!schema.equals(DatabaseAssembly.ABSENT)) {
			product += " " + version.getDatabaseMajorVersion() + "." + version.getDatabaseMinorVersion();
		}
		String replicas = this.manager.replicas(database)
			.map((known) -> " replicas=" + known.states().size())
			.orElse("");
		return "db[%s] %s %s pool=%s schema=%s%s".formatted(database, product, engine.url(), pool(database, engine),
				schema, replicas);
	}

	private static String name(DatabaseType type, Dialect dialect) {
		String name = (type != DatabaseType.OTHER) ? type.keyword()
				: dialect.getClass().getSimpleName().replace("Dialect", "");
		return name.toLowerCase(Locale.ROOT);
	}

	private String pool(String database, DatabaseEngine engine) {
		HikariDataSource pool = DataSourceUnwrapper.unwrap(engine.dataSource(), HikariConfigMXBean.class,
				HikariDataSource.class);
		if (pool != null) {
			int spare = pool.getMaximumPoolSize() - pool.getMinimumIdle();
			return pool.getMinimumIdle() + "+" + spare;
		}
		DatabaseProperties settings = this.properties.databases().getOrDefault(database, this.properties);
		return settings.pool().enabled() ? engine.dataSource().getClass().getSimpleName() : "off";
	}

}
