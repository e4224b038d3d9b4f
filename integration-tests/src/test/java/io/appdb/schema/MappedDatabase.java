package io.appdb.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * A pool and a session factory on a test database, as an application has them. Owned by
 * one test.
 */
final class MappedDatabase implements AutoCloseable {

	private final HikariDataSource pool = new HikariDataSource();

	private final SessionFactory sessionFactory;

	private final MappingCapture capture;

	private MappedDatabase(String url, String username, String password, Class<?>... entities) {
		this.pool.setJdbcUrl(url);
		this.pool.setUsername(username);
		this.pool.setPassword(password);
		this.pool.setMaximumPoolSize(2);
		this.pool.setConnectionTimeout(10_000);
		HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("test");
		configuration.managedClasses(entities);
		Map<String, Object> properties = new LinkedHashMap<>();
		this.capture = MappingCapture.install(properties);
		properties.put("jakarta.persistence.nonJtaDataSource", this.pool);
		configuration.properties(properties);
		this.sessionFactory = configuration.createEntityManagerFactory();
	}

	static MappedDatabase of(TestDatabase database, Class<?>... entities) {
		String url = (database.type() == DatabaseType.SQLITE) ? database.url() + "?foreign_keys=on&busy_timeout=10000"
				: database.url();
		return new MappedDatabase(url, database.username(), database.password(), entities);
	}

	static MappedDatabase at(String url, Class<?>... entities) {
		return new MappedDatabase(url, "sa", "", entities);
	}

	static MappedDatabase zoo(TestDatabase database) {
		return of(database, Zoo.ENTITIES);
	}

	Schema schema() {
		return new MappedSchema(this.capture, this.pool, true);
	}

	Schema schemaWithoutDrop() {
		return new MappedSchema(this.capture, this.pool, false);
	}

	MappingCapture capture() {
		return this.capture;
	}

	SessionFactory sessionFactory() {
		return this.sessionFactory;
	}

	void execute(String... statements) throws SQLException {
		try (Connection connection = this.pool.getConnection(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	List<Object> values(String sql) {
		return this.sessionFactory.fromTransaction(
				(session) -> new ArrayList<>(session.createNativeQuery(sql, Object.class).getResultList()));
	}

	@Override
	public void close() {
		this.sessionFactory.close();
		this.pool.close();
	}

}
