package io.appdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.appdb.bulk.BulkOperations;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseEngineBuilder;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.LazyConstraints;
import io.appdb.engine.PoolSettings;
import io.appdb.engine.SqlEcho;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.migration.RevisionEnvironment;
import io.appdb.schema.MappedSchema;
import io.appdb.schema.MappingCapture;
import io.appdb.schema.SchemaMode;
import io.appdb.schema.SchemaStartup;
import io.appdb.session.SessionEnvironment;
import io.appdb.session.SessionSettings;
import io.appdb.session.Sessions;
import io.appdb.settings.DatabaseAddress;
import io.appdb.settings.DatabaseProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Describes a manager outside of a Spring application. Used by one thread.
 */
final class StandaloneBuilder implements DatabaseManager.Builder {

	private final DatabaseEngineBuilder engine = DatabaseEngine.builder();

	private @Nullable DatabaseUrl url;

	private SessionSettings session = SessionSettings.defaults();

	private SchemaMode mode = SchemaMode.AUTO;

	private @Nullable Boolean allowDrop;

	private List<String> migrations = List.of("classpath:db/migration");

	private @Nullable DatabaseUrl scratchUrl;

	private Set<String> ignored = Set.of();

	@Override
	public DatabaseManager.Builder url(String url) {
		return address(DatabaseUrl.parse(url));
	}

	@Override
	public DatabaseManager.Builder address(DatabaseType type, @Nullable String host, @Nullable Integer port,
			String database) {
		return address(DatabaseUrl.of(type, host, port, database, null, null, Map.of()));
	}

	DatabaseManager.Builder address(DatabaseUrl url) {
		this.url = url;
		this.engine.url(url).driverClassName(null);
		return this;
	}

	@Override
	public DatabaseManager.Builder username(@Nullable String username) {
		this.engine.username(username);
		return this;
	}

	@Override
	public DatabaseManager.Builder password(@Nullable String password) {
		this.engine.password(password);
		return this;
	}

	@Override
	public DatabaseManager.Builder echo(String echo) {
		this.engine.echo(SqlEcho.of(echo));
		return this;
	}

	@Override
	public DatabaseManager.Builder pool(PoolSettings pool) {
		this.engine.pool(pool);
		return this;
	}

	@Override
	public DatabaseManager.Builder session(SessionSettings session) {
		this.session = session;
		this.engine.flushMode(session.flushMode());
		return this;
	}

	@Override
	public DatabaseManager.Builder schema(SchemaMode mode) {
		this.mode = mode;
		return this;
	}

	@Override
	public DatabaseManager.Builder allowDrop(boolean allowed) {
		this.allowDrop = allowed;
		return this;
	}

	@Override
	public DatabaseManager.Builder migrations(String... locations) {
		this.migrations = List.of(locations);
		return this;
	}

	@Override
	public DatabaseManager.Builder transactionManager(UnaryOperator<PlatformTransactionManager> decorator) {
		this.engine.transactionManager(decorator);
		return this;
	}

	@Override
	public DatabaseManager.Builder entities(Class<?>... entities) {
		this.engine.entities(entities);
		return this;
	}

	@Override
	public DatabaseManager.Builder packages(String... packages) {
		this.engine.packages(packages);
		return this;
	}

	@Override
	public DatabaseManager.Builder from(Environment environment) {
		DatabaseProperties settings = DatabaseProperties.of(environment);
		address(settings);
		Map<String, Runnable> given = Map.of("echo", () -> this.engine.echo(settings.sqlEcho()), "pool",
				() -> pool(settings.pool().toSettings()), "session", () -> session(settings.session().settings()),
				"schema.mode", () -> this.mode = settings.schema().mode(), "schema.allow-drop",
				() -> this.allowDrop = settings.schema().allowDrop());
		given.forEach((key, setting) -> {
			if (DatabaseProperties.isSet(environment, key)) {
				setting.run();
			}
		});
		this.engine.startupTimeout(settings.startupTimeout());
		this.scratchUrl = settings.migration().scratch();
		this.ignored = settings.migration().ignore();
		return this;
	}

	/**
	 * An address that was given before stays, with the user that the environment names,
	 * where the environment has none.
	 */
	private void address(DatabaseProperties settings) {
		if (this.url != null && !settings.isAddressed()) {
			Optional.ofNullable(settings.username()).ifPresent(this.engine::username);
			Optional.ofNullable(settings.password()).ifPresent(this.engine::password);
			return;
		}
		DatabaseAddress address = settings.addressOrEmbedded();
		address(address.url());
		this.engine.username(address.username())
			.password(address.password())
			.driverClassName(settings.driverClassName(address.url()));
	}

	@Override
	public DatabaseManager build() {
		DatabaseUrl address = this.url;
		if (address == null) {
			throw new IllegalArgumentException(
					"No database URL: call url(...), for example url(\"sqlite:///./app.db\"), or set 'app.db.url'");
		}
		boolean dropAllowed = (this.allowDrop != null) ? this.allowDrop : address.isInMemory();
		return new DefaultDatabaseManager(Map.of(DatabaseManager.DEFAULT, (gate) -> open(dropAllowed, gate)));
	}

	private DatabaseServices open(boolean dropAllowed, Runnable gate) {
		Map<String, Object> properties = new LinkedHashMap<>();
		MappingCapture capture = MappingCapture.install(properties);
		properties.forEach(this.engine::property);
		AtomicReference<DataSource> pool = new AtomicReference<>();
		SqlErrorTranslator errors = new SqlErrorTranslator(
				new LazyConstraints(capture::metadata, () -> Objects.requireNonNull(pool.get())));
		DatabaseEngine opened = this.engine.errors(errors).build();
		pool.set(opened.dataSource());
		try {
			StandaloneMigrations migrations = new StandaloneMigrations(opened.dataSource(), this.migrations,
					dropAllowed, new RevisionEnvironment(() -> capture, this.scratchUrl, this.ignored));
			if (this.mode == SchemaMode.MIGRATE) {
				migrations.get().upgrade();
			}
			MappedSchema schema = new MappedSchema(capture, opened.dataSource(), dropAllowed);
			SchemaStartup startup = new SchemaStartup(schema, this.mode.resolve(false), dropAllowed,
					migrations::pending);
			startup.start();
			SessionEnvironment environment = new SessionEnvironment(opened.entityManagerFactory(), opened.dataSource(),
					opened.transactionManager(), errors::translate, errors, new BulkOperations(opened.url(), errors));
			return new DatabaseServices(opened, new Sessions(environment, this.session, gate), schema, migrations,
					startup::close);
		}
		catch (RuntimeException ex) {
			opened.close();
			throw ex;
		}
	}

}
