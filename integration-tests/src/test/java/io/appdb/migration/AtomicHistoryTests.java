package io.appdb.migration;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import javax.sql.DataSource;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.schema.SchemaMode;
import io.appdb.test.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a migration on PostgreSQL and its row of the history are one transaction:
 * the table and the row are marked by the same one.
 */
class AtomicHistoryTests {

	private static final String SAME_TRANSACTION = "select t.xmin::text = h.xmin::text from pg_class t, "
			+ "flyway_schema_history h where t.relname = 'item' and t.relnamespace = current_schema::regnamespace "
			+ "and h.version = '1'";

	private Path folder;

	private TestDatabase database;

	@BeforeEach
	void write(@TempDir Path folder) throws IOException {
		this.folder = folder;
		this.database = TestDatabase.create(DatabaseType.POSTGRESQL);
		Files.writeString(this.folder.resolve("V1__items.sql"), "create table item (id int not null primary key);\n");
		Files.writeString(this.folder.resolve("U1__items.sql"), "drop table item;\n");
	}

	@AfterEach
	void close() throws Exception {
		this.database.close();
	}

	@Test
	void atStartOfAnApplication() {
		try (ConfigurableApplicationContext context = start()) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject(SAME_TRANSACTION, Boolean.class)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void onDemandInAnApplication(boolean thereAtStart) throws IOException {
		Path moved = this.folder.resolveSibling(this.folder.getFileName() + "-later");
		if (!thereAtStart) {
			Files.move(this.folder, moved);
			Files.createDirectory(this.folder);
		}
		try (ConfigurableApplicationContext context = start("app.db.schema.mode=none")) {
			if (!thereAtStart) {
				Files.delete(this.folder);
				Files.move(moved, this.folder);
			}
			context.getBean(Migrations.class).upgrade();
			assertThat(context.getBean(JdbcTemplate.class).queryForObject(SAME_TRANSACTION, Boolean.class)).isTrue();
		}
	}

	@Test
	void keepsTheLockThatIsChosen() {
		try (ConfigurableApplicationContext context = start("spring.flyway.postgresql.transactional-lock=true")) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject(SAME_TRANSACTION, Boolean.class)).isFalse();
		}
	}

	@Test
	void withAManagerAndOneConnection() {
		try (DatabaseManager manager = manager()) {
			manager.migrations().upgrade();
			assertThat(isSameTransaction(manager)).isTrue();
			manager.migrations().downgrade("base");
			assertThat(manager.migrations().current()).isEmpty();
		}
	}

	/**
	 * The lock of a session would be left to whoever is lent the connection next.
	 */
	@Test
	void keepsTheLockOfFlywayBehindAPooler() {
		try (DatabaseManager manager = manager(2)) {
			FluentConfiguration configuration = Flyway.configure()
				.dataSource(new Pooler(manager.engine().dataSource()))
				.locations("filesystem:" + this.folder);
			AtomicHistory history = new AtomicHistory();
			history.learn(configuration);
			new FlywayMigrations(configuration.load(), false, new RevisionEnvironment(() -> {
				throw new IllegalStateException("No entity is asked for");
			}, null, Set.of()), history).upgrade();
			assertThat(isSameTransaction(manager)).isFalse();
		}
	}

	@Test
	void withAnIndexThatIsMadeOutsideOfATransaction() throws IOException {
		Files.writeString(this.folder.resolve("V2__index.sql"), "create index concurrently item_id on item (id);\n");
		Files.writeString(this.folder.resolve("V2__index.sql.conf"), "executeInTransaction=false\n");
		Files.writeString(this.folder.resolve("V3__price.sql"), "alter table item add column price int;\n");
		try (DatabaseManager manager = manager()) {
			assertThat(manager.migrations().upgrade().migrations()).hasSize(3);
		}
	}

	private DatabaseManager manager() {
		return manager(1);
	}

	private DatabaseManager manager(int connections) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(this.database.url())
			.username(this.database.username())
			.password(this.database.password())
			.pool(PoolSettings.defaults().withSize(connections).withMaxOverflow(0))
			.schema(SchemaMode.NONE)
			.migrations("filesystem:" + this.folder)
			.build();
		manager.initialize();
		return manager;
	}

	private static boolean isSameTransaction(DatabaseManager manager) {
		return Boolean.TRUE
			.equals(new JdbcTemplate(manager.engine().dataSource()).queryForObject(SAME_TRANSACTION, Boolean.class));
	}

	private ConfigurableApplicationContext start(String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("app.db.url=" + this.database.url(), "app.db.username=" + this.database.username(),
					"app.db.password=" + this.database.password(), "app.db.schema.mode=migrate",
					"spring.flyway.locations=filesystem:" + this.folder)
			.properties(properties)
			.run();
	}

	/**
	 * Tells its clients a process that the server does not have, as poolers do.
	 */
	private static final class Pooler extends DelegatingDataSource {

		private Pooler(DataSource server) {
			super(server);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			QueryExecutor protocol = proxy(QueryExecutor.class, (proxy, method, arguments) -> -1);
			BaseConnection told = proxy(BaseConnection.class, (proxy, method, arguments) -> protocol);
			return proxy(Connection.class, (proxy, method, arguments) -> {
				if (method.getName().equals("unwrap") && arguments[0] == BaseConnection.class) {
					return told;
				}
				try {
					return method.invoke(connection, arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			});
		}

		private static <T> T proxy(Class<T> type, InvocationHandler handler) {
			return type.cast(Proxy.newProxyInstance(Pooler.class.getClassLoader(), new Class<?>[] { type }, handler));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = TestDatabase.class)
	static class Application {

	}

}
