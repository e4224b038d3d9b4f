package io.appdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.PoolSettings;
import io.appdb.engine.SqlEcho;
import io.appdb.error.Arguments;
import io.appdb.schema.SchemaMode;
import io.appdb.session.SessionSettings;
import io.appdb.settings.DatabaseAddress;
import io.appdb.settings.DatabaseProperties;
import io.appdb.settings.NamedDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Describes a manager outside of a Spring application. Used by one thread.
 */
final class StandaloneBuilder implements DatabaseManager.Builder {

	private final DatabaseAssembly database = new DatabaseAssembly(DatabaseManager.DEFAULT);

	private final Map<String, DatabaseAssembly> named = new LinkedHashMap<>();

	@Override
	public DatabaseManager.Builder url(String url) {
		Arguments.required("url", "url", url);
		this.database.url(DatabaseUrl.parse(url));
		return this;
	}

	@Override
	public DatabaseManager.Builder address(DatabaseType type, @Nullable String host, @Nullable Integer port,
			String database) {
		Arguments.required("address", "type", type);
		Arguments.required("address", "database", database);
		this.database.url(DatabaseUrl.of(type, host, port, database, null, null, Map.of()));
		return this;
	}

	@Override
	public DatabaseManager.Builder username(@Nullable String username) {
		this.database.engine().username(username);
		return this;
	}

	@Override
	public DatabaseManager.Builder password(@Nullable String password) {
		this.database.engine().password(password);
		return this;
	}

	@Override
	public DatabaseManager.Builder echo(String echo) {
		Arguments.required("echo", "echo", echo);
		this.database.engine().echo(read(echo));
		return this;
	}

	private static SqlEcho read(String echo) {
		try {
			return SqlEcho.of(echo);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("echo(\"" + echo + "\"): " + ex.getMessage(), ex);
		}
	}

	@Override
	public DatabaseManager.Builder pool(PoolSettings pool) {
		Arguments.required("pool", "pool", pool);
		this.database.engine().pool(pool);
		return this;
	}

	@Override
	public DatabaseManager.Builder session(SessionSettings session) {
		Arguments.required("session", "session", session);
		this.database.session(session);
		return this;
	}

	@Override
	public DatabaseManager.Builder schema(SchemaMode mode) {
		Arguments.required("schema", "mode", mode);
		this.database.mode(mode);
		return this;
	}

	@Override
	public DatabaseManager.Builder allowDrop(boolean allowed) {
		this.database.allowDrop(allowed);
		return this;
	}

	@Override
	public DatabaseManager.Builder migrations(String... locations) {
		Arguments.requiredEach("migrations", "locations", locations);
		this.database.migrations(List.of(locations));
		return this;
	}

	@Override
	public DatabaseManager.Builder transactionManager(UnaryOperator<PlatformTransactionManager> decorator) {
		Arguments.required("transactionManager", "decorator", decorator);
		this.database.engine().transactionManager(decorator);
		return this;
	}

	@Override
	public DatabaseManager.Builder entities(Class<?>... entities) {
		Arguments.requiredEach("entities", "entities", entities);
		this.database.engine().entities(entities);
		return this;
	}

	@Override
	public DatabaseManager.Builder packages(String... packages) {
		Arguments.requiredEach("packages", "packages", packages);
		this.database.engine().packages(packages);
		return this;
	}

	@Override
	public DatabaseManager.Builder from(Environment environment) {
		Arguments.required("from", "environment", environment);
		DatabaseProperties settings = DatabaseProperties.of(environment);
		address(settings);
		Map<String, Runnable> given = Map.of("echo", () -> this.database.engine().echo(settings.sqlEcho()), "pool",
				() -> this.database.engine().pool(settings.pool().toSettings()), "session",
				() -> this.database.session(settings.session().settings()), "schema.mode",
				() -> this.database.mode(settings.schema().mode()), "schema.allow-drop",
				() -> this.database.allowDrop(settings.schema().allowDrop()));
		given.forEach((key, setting) -> {
			if (DatabaseProperties.isSet(environment, key)) {
				setting.run();
			}
		});
		this.database.engine()
			.startupTimeout(settings.startupTimeout())
			.packages(settings.packages().toArray(String[]::new));
		this.database.comparison(settings.migration());
		NamedDatabase.of(settings)
			.forEach((database) -> this.named.put(database.name(), DatabaseAssembly.of(database)));
		return this;
	}

	/**
	 * An address that was given before stays, with the user that the environment names,
	 * where the environment has none.
	 */
	private void address(DatabaseProperties settings) {
		if (this.database.url() != null && !settings.isAddressed()) {
			Optional.ofNullable(settings.username()).ifPresent(this.database.engine()::username);
			Optional.ofNullable(settings.password()).ifPresent(this.database.engine()::password);
			return;
		}
		DatabaseAddress address = settings.addressOrEmbedded();
		this.database.url(address.url());
		this.database.replicas(() -> settings.replicas(DatabaseManager.DEFAULT, address.url(), address.username(),
				address.password()));
		this.database.engine()
			.username(address.username())
			.password(address.password())
			.driverClassName(settings.driverClassName(address.url()));
	}

	@Override
	public DatabaseManager build() {
		if (this.database.url() == null) {
			throw new IllegalArgumentException(
					"No database URL: call url(...), for example url(\"sqlite:///./app.db\"), or set 'app.db.url'");
		}
		Map<String, DatabaseInitializer> databases = new LinkedHashMap<>();
		databases.put(DatabaseManager.DEFAULT, opening(this.database));
		this.named.forEach((name, assembly) -> databases.put(name, opening(assembly)));
		return new DefaultDatabaseManager(databases);
	}

	private static DatabaseInitializer opening(DatabaseAssembly assembly) {
		return (gate) -> assembly.open(assembly.pool(), gate);
	}

}
