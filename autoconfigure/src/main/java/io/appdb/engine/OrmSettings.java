package io.appdb.engine;

import java.util.Map;

import javax.sql.DataSource;

import org.hibernate.FlushMode;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;

/**
 * What Hibernate is told so that a session holds a connection only as long as a
 * transaction, and an error is thrown without being logged as well, for its text may hold
 * the values of a row.
 */
public final class OrmSettings {

	private static final String FLUSH_MODE = "org.hibernate.flushMode";

	private OrmSettings() {
	}

	/**
	 * Adds the settings to the properties of an entity manager factory that is about to
	 * be built. What is set there already stays.
	 * @param properties the properties, which are changed
	 * @param type the kind of database
	 * @param dataSource the pool
	 * @param flushMode the flush mode of new sessions
	 */
	public static void apply(Map<String, Object> properties, DatabaseType type, DataSource dataSource,
			FlushMode flushMode) {
		ConnectionProvider connections = LazyConnections.from(dataSource);
		properties.putIfAbsent(JdbcSettings.CONNECTION_PROVIDER, connections);
		properties.putIfAbsent(FLUSH_MODE, flushMode.name());
		DialectResolver mariaDb = new MariaDbBehindMySql();
		properties.putIfAbsent(JdbcSettings.DIALECT_RESOLVERS, mariaDb.getClass().getName());
		properties.putIfAbsent(JdbcSettings.LOG_JDBC_ERRORS, false);
		if (type == DatabaseType.SQLITE) {
			SqliteTransactions.applyTo(properties);
			setDialect(properties);
		}
	}

	/**
	 * Makes Hibernate fail with the reason when it cannot connect, instead of going on to
	 * a failure about its dialect. Who has set the dialect or this property keeps what
	 * was set.
	 * @param properties the properties of an entity manager factory, which are changed
	 */
	public static void requireMetadata(Map<String, Object> properties) {
		if (!properties.containsKey(JdbcSettings.DIALECT)) {
			properties.putIfAbsent(JdbcSettings.ALLOW_METADATA_ON_BOOT, "require");
		}
	}

	/**
	 * A dialect by name lets Hibernate start without a connection, unless told otherwise.
	 */
	private static void setDialect(Map<String, Object> properties) {
		if (properties.putIfAbsent(JdbcSettings.DIALECT, SqliteDialect.class.getName()) == null) {
			properties.putIfAbsent(JdbcSettings.ALLOW_METADATA_ON_BOOT, "require");
		}
	}

}
