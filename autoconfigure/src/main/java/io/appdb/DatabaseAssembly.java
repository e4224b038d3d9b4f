package io.appdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.appdb.bulk.BulkOperations;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseEngineBuilder;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.LazyConstraints;
import io.appdb.engine.ReadRouting;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.migration.RevisionEnvironment;
import io.appdb.replica.Replicas;
import io.appdb.replica.ReplicasBuilder;
import io.appdb.schema.MappedSchema;
import io.appdb.schema.MappingCapture;
import io.appdb.schema.SchemaMode;
import io.appdb.schema.SchemaStartup;
import io.appdb.session.SessionEnvironment;
import io.appdb.session.SessionSettings;
import io.appdb.session.Sessions;
import io.appdb.settings.DatabaseAddress;
import io.appdb.settings.DatabaseProperties;
import io.appdb.settings.NamedDatabase;
import org.jspecify.annotations.Nullable;

/**
 * From settings to a database that is ready, for a builder and for an application alike.
 * Used by one thread at a time.
 */
public final class DatabaseAssembly {

	/**
	 * What {@link #schema()} says while the database is not there.
	 */
	public static final String ABSENT = "absent";

	private final String name;

	private final DatabaseEngineBuilder engine = DatabaseEngine.builder();

	private @Nullable DatabaseUrl url;

	private SessionSettings session = SessionSettings.defaults();

	private SchemaMode mode = SchemaMode.AUTO;

	private @Nullable Boolean allowDrop;

	private List<String> migrations = List.of("classpath:db/migration");

	private @Nullable DatabaseUrl scratchUrl;

	private Set<String> ignored = Set.of();

	/**
	 * Whether migrations that are found run without being asked for.
	 */
	private boolean finding;

	private boolean required = true;

	private Supplier<@Nullable ReplicasBuilder> replicas = () -> null;

	private @Nullable Replicas current;

	/**
	 * What has become of the tables, for people.
	 */
	private volatile String schema = ABSENT;

	DatabaseAssembly(String name) {
		this.name = name;
		this.engine.name(name);
	}

	/**
	 * Takes over what an application says of a further database.
	 * @param database what it says
	 * @return the assembly
	 * @throws io.appdb.error.InvalidSettingException when it does not say where the
	 * database is
	 */
	public static DatabaseAssembly of(NamedDatabase database) {
		return of(database, database.address(), database.driverClassName());
	}

	/**
	 * Takes over what an application says of a further database, but not where it is.
	 * @param database what it says
	 * @param address where the database is
	 * @param driverClassName the class of the JDBC driver, {@code null} for that of the
	 * address
	 * @return the assembly
	 */
	public static DatabaseAssembly of(NamedDatabase database, DatabaseAddress address,
			@Nullable String driverClassName) {
		DatabaseProperties settings = database.settings();
		DatabaseAssembly assembly = new DatabaseAssembly(database.name());
		assembly.url(address.url());
		assembly.engine.username(address.username())
			.password(address.password())
			.driverClassName(driverClassName)
			.echo(settings.sqlEcho())
			.pool(settings.pool().toSettings())
			.startupTimeout(settings.startupTimeout())
			.packages(settings.packages().toArray(String[]::new))
			.required(settings.required());
		assembly.session(settings.session().settings());
		assembly.mode(settings.schema().mode());
		assembly.allowDrop(settings.schema().allowDrop());
		assembly.migrations(List.of("classpath:db/migration-" + database.name()));
		assembly.comparison(settings.migration());
		assembly.finding = true;
		assembly.replicas(() -> database.replicas(address));
		assembly.required = settings.required();
		return assembly;
	}

	/**
	 * Returns the description of its engine.
	 * @return the builder, which is changed in place
	 */
	public DatabaseEngineBuilder engine() {
		return this.engine;
	}

	@Nullable DatabaseUrl url() {
		return this.url;
	}

	void url(DatabaseUrl url) {
		this.url = url;
		this.engine.url(url).driverClassName(null);
	}

	void session(SessionSettings session) {
		this.session = session;
		this.engine.flushMode(session.flushMode());
	}

	void mode(SchemaMode mode) {
		this.mode = mode;
	}

	void allowDrop(@Nullable Boolean allowed) {
		this.allowDrop = allowed;
	}

	void migrations(List<String> locations) {
		this.migrations = locations;
	}

	void comparison(DatabaseProperties.Migration settings) {
		this.scratchUrl = settings.scratch();
		this.ignored = settings.ignore();
	}

	void replicas(Supplier<@Nullable ReplicasBuilder> replicas) {
		this.replicas = replicas;
	}

	/**
	 * Returns the replicas of the pool that was made last.
	 * @return the replicas, {@code null} where there are none
	 */
	public @Nullable Replicas replicas() {
		return this.current;
	}

	/**
	 * Returns whether tables may be dropped and migrations taken back.
	 * @return what was set, else whether the database is in memory
	 */
	public boolean isDropAllowed() {
		return (this.allowDrop != null) ? this.allowDrop : Objects.requireNonNull(this.url).isInMemory();
	}

	/**
	 * Makes the pool, which connects at its first use.
	 * @return the pool of this database; of one that need not be there, its first
	 * connection applies the schema mode
	 */
	public DataSource pool() {
		ReplicasBuilder described = this.replicas.get();
		this.current = (described != null) ? described.build() : null;
		this.engine.reads(reads());
		DataSource pool = this.engine.pool();
		return this.required ? pool : new AbsentDataSource(pool);
	}

	private ReadRouting reads() {
		return (this.current != null) ? this.current : ReadRouting.PRIMARY;
	}

	/**
	 * Connects, and applies the schema mode.
	 * @param pool the pool, or what has been put around it
	 * @param gate to be asked before a session is opened; it throws when the manager is
	 * closed
	 * @return the database
	 */
	public DatabaseServices open(DataSource pool, Runnable gate) {
		boolean dropAllowed = isDropAllowed();
		Map<String, Object> properties = new LinkedHashMap<>();
		MappingCapture capture = MappingCapture.install(properties);
		properties.forEach(this.engine::property);
		SqlErrorTranslator errors = new SqlErrorTranslator(new LazyConstraints(capture::metadata, () -> pool));
		DatabaseEngine opened = this.engine.errors(errors).build(pool);
		try {
			StandaloneMigrations migrations = new StandaloneMigrations(opened.dataSource(), this.migrations,
					dropAllowed, new RevisionEnvironment(() -> capture, this.scratchUrl, this.ignored));
			MappedSchema schema = new MappedSchema(capture, opened.dataSource(), dropAllowed);
			AtomicReference<@Nullable SchemaStartup> startup = new AtomicReference<>();
			start(opened, () -> startup.set(started(schema, migrations, dropAllowed)));
			SessionEnvironment environment = new SessionEnvironment(opened.entityManagerFactory(), opened.dataSource(),
					opened.transactionManager(), errors::translate, errors, new BulkOperations(opened.url(), errors),
					reads());
			Replicas replicas = this.current;
			return new DatabaseServices(opened, new Sessions(environment, this.session, gate), schema, migrations,
					errors, replicas, () -> close(startup.get(), replicas));
		}
		catch (RuntimeException ex) {
			opened.close();
			throw ex;
		}
	}

	private static void start(DatabaseEngine opened, Runnable startup) {
		AbsentDataSource absent = AbsentDataSource.find(opened.dataSource());
		if (absent != null) {
			absent.startWith(startup, opened.url());
		}
		else {
			startup.run();
		}
	}

	private SchemaStartup started(MappedSchema schema, StandaloneMigrations migrations, boolean dropAllowed) {
		SchemaMode resolved = this.mode.resolve(this.finding && migrations.areThere());
		if (resolved == SchemaMode.MIGRATE) {
			migrations.get().upgrade();
		}
		SchemaStartup startup = new SchemaStartup(schema, resolved, dropAllowed, migrations::pending);
		startup.start();
		this.schema = describe(resolved, migrations);
		return startup;
	}

	private static String describe(SchemaMode mode, StandaloneMigrations migrations) {
		return (mode == SchemaMode.MIGRATE)
				? mode.describe(migrations.get().history().size(), migrations.get().pending().size())
				: mode.describe(0, 0);
	}

	/**
	 * Says what was done to the tables when the database was opened.
	 * @return the mode, and how many migrations there are where it migrates;
	 * {@link #ABSENT} where the database was not there
	 */
	public String schema() {
		return this.schema;
	}

	private static void close(@Nullable SchemaStartup startup, @Nullable Replicas replicas) {
		try {
			if (startup != null) {
				startup.close();
			}
		}
		finally {
			if (replicas != null) {
				replicas.close();
			}
		}
	}

	@Override
	public String toString() {
		return "db[" + this.name + "]";
	}

}
