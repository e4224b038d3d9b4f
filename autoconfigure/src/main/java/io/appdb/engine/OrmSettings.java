package io.appdb.engine;

import java.util.Map;

import javax.sql.DataSource;

import io.appdb.database.KnownDatabases;
import org.hibernate.FlushMode;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

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
	 * @param url the address of the database
	 * @param dataSource the pool
	 * @param flushMode the flush mode of new sessions
	 * @param reads where what only reads goes
	 */
	public static void apply(Map<String, Object> properties, DatabaseUrl url, DataSource dataSource,
			FlushMode flushMode, ReadRouting reads) {
		ConnectionProvider connections = LazyConnections.from(dataSource, reads);
		properties.putIfAbsent(JdbcSettings.CONNECTION_PROVIDER, connections);
		properties.putIfAbsent(FLUSH_MODE, flushMode.name());
		properties.putIfAbsent(JdbcSettings.LOG_JDBC_ERRORS, false);
		KnownDatabases.parts(OrmCustomizer.class).forEach((customizer) -> customizer.customize(properties, url));
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
	 * Makes Hibernate do without a connection.
	 */
	static void withoutMetadata(Map<String, Object> properties, DatabaseType type) {
		properties.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
		properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, type.displayName());
	}

	/**
	 * Tells whether Hibernate fails when it cannot connect.
	 */
	static boolean requiresMetadata(Map<String, Object> properties) {
		return "require".equals(properties.get(JdbcSettings.ALLOW_METADATA_ON_BOOT));
	}

}
