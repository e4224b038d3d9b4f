package io.appdb.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.PoolSettings;
import io.appdb.error.InvalidSettingException;
import io.appdb.engine.SqlEcho;
import io.appdb.replica.OwnWrites;
import io.appdb.replica.ReplicaReads;
import io.appdb.replica.ReplicaSettings;
import io.appdb.replica.ReplicasBuilder;
import io.appdb.retry.RetrySettings;
import io.appdb.migration.RevisionEnvironment;
import io.appdb.schema.SchemaMode;
import io.appdb.session.QueryCacheSettings;
import io.appdb.session.SessionSettings;

/**
 * What the application says under {@code app.db}. An immutable value: bound once at start
 * and shared by all threads. The environment owns it.
 *
 * @param enabled Whether the database layer is set up at all.
 * @param url JDBC URL or SQLAlchemy URL of the database.
 * @param type Kind of database, where the address is given in parts.
 * @param host Host name or IP address of the database server, where the address is given
 * in parts.
 * @param port Port of the database server. Defaults to the usual one of its kind.
 * @param name Name of the database, or the file of an SQLite or H2 database, where the
 * address is given in parts.
 * @param username User name. Wins over one in the URL.
 * @param password Password. Wins over one in the URL.
 * @param charset Character set of the connection. Defaults to utf8mb4 on MySQL.
 * @param params Further connection parameters, added to those in the URL.
 * @param embedded Whether to use an embedded database when no address is given anywhere:
 * Spring Boot's own where H2, HSQLDB or Derby is on the class path, else an SQLite file
 * in the working directory.
 * @param driverClassName Fully qualified name of the JDBC driver. Follows from the URL by
 * default.
 * @param echo What to log of each SQL statement: nothing, its text, or its text and the
 * values bound to it.
 * @param startupTimeout How long to keep trying to reach the database before start-up
 * fails. A bare number means seconds.
 * @param pool how connections are pooled
 * @param session how sessions behave
 * @param schema what happens to the tables at start
 * @param retry how transactions are repeated
 * @param web what is done for controllers
 * @param cli what the command line does
 * @param migration how revisions are made from the entities
 * @param replicas which servers replay what this one does, and how they are read from
 * @param packages Packages whose entities and repositories belong to this database. Those
 * of the default database are, without them, the ones of the application that belong to
 * no other.
 * @param required Whether the application starts only if the database is there. The
 * default database always is.
 * @param databases Further databases by their names, with every key of the default one
 * but those of the application as a whole.
 */
@ConfigurationProperties(prefix = DatabaseProperties.PREFIX, ignoreUnknownFields = false)
public record DatabaseProperties(@DefaultValue("true") boolean enabled, @Nullable String url,
		@Nullable DatabaseType type, @Nullable String host, @Nullable Integer port, @Nullable String name,
		@Nullable String username, @Nullable String password, @Nullable String charset,
		@DefaultValue Map<String, String> params, @DefaultValue("true") boolean embedded,
		@Nullable String driverClassName, @DefaultValue("off") String echo,
		@DefaultValue("0s") @DurationUnit(ChronoUnit.SECONDS) Duration startupTimeout, @DefaultValue Pool pool,
		@DefaultValue Session session, @DefaultValue Schema schema, @DefaultValue Retry retry, @DefaultValue Web web,
		@DefaultValue Cli cli, @DefaultValue Migration migration, @DefaultValue Replicas replicas,
		@DefaultValue List<String> packages, @DefaultValue("true") boolean required,
		@DefaultValue Map<String, DatabaseProperties> databases) {

	/**
	 * Where the keys are.
	 */
	public static final String PREFIX = "app.db";

	/**
	 * Verifies the values.
	 * @throws InvalidSettingException when one has no sense
	 */
	public DatabaseProperties {
		params = Map.copyOf(params);
		packages = List.copyOf(packages);
		databases = Map.copyOf(databases);
		pool.toSettings();
		retry.toSettings();
		migration.scratch();
		requireEcho(echo);
		if (startupTimeout.isNegative()) {
			throw new InvalidSettingException("app.db.startup-timeout", startupTimeout.toSeconds() + "s",
					"use 0s or more");
		}
	}

	private static void requireEcho(String echo) {
		try {
			SqlEcho.of(echo);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException("app.db.echo", "'" + echo + "'", "use one of off, sql, bind");
		}
	}

	/**
	 * Binds the settings of an environment as Spring Boot does.
	 * @param environment where the keys are
	 * @return the settings
	 * @throws InvalidSettingException when nothing has such a key, or it cannot have such
	 * a value
	 */
	public static DatabaseProperties of(Environment environment) {
		return SettingsReader.read(environment);
	}

	/**
	 * Tells whether an environment says anything about a key.
	 * @param environment where the keys are
	 * @param key a key or a group of keys below {@code app.db}, like {@code pool}
	 * @return whether it, or any key of the group, is set
	 */
	public static boolean isSet(Environment environment, String key) {
		return SettingsReader.isSet(environment, PREFIX + "." + key);
	}

	/**
	 * Reads the address.
	 * @return the address, or {@code null} when there is none
	 * @throws InvalidSettingException when its parts are at odds
	 */
	public @Nullable DatabaseAddress address() {
		return new AddressReader(this).read();
	}

	/**
	 * Returns whether any key says where the database is.
	 * @return whether one does; user and password alone do not
	 */
	public boolean isAddressed() {
		return Stream.of(this.url, this.type, this.host, this.port, this.name).anyMatch(Objects::nonNull);
	}

	/**
	 * Reads the address, or falls back to an SQLite file in the working directory, with a
	 * warning.
	 * @return the address
	 * @throws InvalidSettingException when its parts are at odds, or there is none and
	 * {@code app.db.embedded} is false
	 */
	public DatabaseAddress addressOrFile() {
		DatabaseAddress address = address();
		return (address != null) ? address : EmbeddedAddress.ofFile(this);
	}

	/**
	 * Reads the address, or falls back to the embedded database that Spring Boot would
	 * use, and where there is none to the file.
	 * @return the address
	 * @throws InvalidSettingException as for {@link #addressOrFile()}
	 */
	public DatabaseAddress addressOrEmbedded() {
		DatabaseAddress address = address();
		return (address != null) ? address : EmbeddedAddress.ofBootOrFile(this);
	}

	/**
	 * Chooses the class of the JDBC driver.
	 * @param url where it is to connect
	 * @return the name of a class that is there
	 * @throws InvalidSettingException when it is not on the class path
	 */
	public String driverClassName(DatabaseUrl url) {
		return DriverClass.of(url, this.driverClassName);
	}

	/**
	 * Describes the replicas.
	 * @param name the name of the database
	 * @param url its address
	 * @param username who connects
	 * @param password the user's password
	 * @return the description, {@code null} where there are none
	 * @throws InvalidSettingException when the database cannot have such replicas
	 */
	public @Nullable ReplicasBuilder replicas(String name, DatabaseUrl url, @Nullable String username,
			@Nullable String password) {
		if (this.replicas.urls().isEmpty()) {
			return null;
		}
		ReplicasBuilder builder = new ReplicasBuilder(name, url, this.replicas.settings())
			.credentials(username, password)
			.pool(this.pool.toSettings(), sqlEcho());
		this.replicas.addresses().forEach(builder::add);
		return builder;
	}

	/**
	 * Returns what to log of each statement.
	 * @return nothing, the text, or the values too
	 */
	public SqlEcho sqlEcho() {
		return SqlEcho.of(this.echo);
	}

	@Override
	public String toString() {
		return "DatabaseProperties[enabled=" + this.enabled + ", pool=" + this.pool + ", session=" + this.session
				+ ", schema=" + this.schema + ", retry=" + this.retry + ", web=" + this.web + ", cli=" + this.cli
				+ ", packages=" + this.packages + ", databases=" + this.databases.keySet() + "]";
	}

	/**
	 * How connections are pooled. An immutable value, owned by the properties around it.
	 *
	 * @param enabled Whether connections are pooled. Otherwise each use opens one.
	 * @param size Connections kept idle, 1 or more.
	 * @param maxOverflow Connections that may be added to the idle ones under load, 0 or
	 * more.
	 * @param idleTimeout How long a spare connection stays, at least 10 seconds. Defaults
	 * to HikariCP's own. A bare number means seconds.
	 * @param timeout How long to wait for a connection, at least 250 ms. A bare number
	 * means seconds.
	 * @param recycle Age at which a connection is replaced, at least 30 seconds. A bare
	 * number means seconds.
	 * @param maxWaiting Callers that may wait for a connection at once. 0 means no limit.
	 * @param prePing Whether idle connections are kept alive. One that was idle for 500
	 * ms is tested before use in any case.
	 * @param echo Whether to log every connection taken, given back, opened and closed.
	 */
	public record Pool(@DefaultValue("true") boolean enabled, @DefaultValue("10") int size,
			@DefaultValue("20") int maxOverflow, @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration idleTimeout,
			@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration timeout,
			@DefaultValue("30m") @DurationUnit(ChronoUnit.SECONDS) Duration recycle, @DefaultValue("0") int maxWaiting,
			@DefaultValue("true") boolean prePing, @DefaultValue("false") boolean echo) {

		/**
		 * Returns them in the words of the engine.
		 * @return the settings
		 */
		public PoolSettings toSettings() {
			return new PoolSettings(this.enabled, this.size, this.maxOverflow, this.idleTimeout, this.timeout,
					this.recycle, this.maxWaiting, this.prePing, this.echo);
		}

	}

	/**
	 * How sessions behave. An immutable value, owned by the properties around it.
	 *
	 * @param flushMode When a session writes its changes: before queries and commits,
	 * before commits only, or only on request.
	 * @param expireOnCommit Whether objects are read again after a commit.
	 * @param queryCache How much the query cache keeps.
	 */
	public record Session(@DefaultValue("auto") FlushMode flushMode, @DefaultValue("false") boolean expireOnCommit,
			@DefaultValue QueryCache queryCache) {

		/**
		 * Verifies the values.
		 * @throws InvalidSettingException when the flush mode is none to choose
		 */
		public Session {
			if (flushMode == FlushMode.ALWAYS) {
				throw new InvalidSettingException("app.db.session.flush-mode", "'always'",
						"use one of auto, commit, manual");
			}
		}

		/**
		 * Returns them in the words of sessions.
		 * @return the settings
		 */
		public SessionSettings settings() {
			return new SessionSettings(this.flushMode, this.expireOnCommit,
					new QueryCacheSettings(this.queryCache.enabled(), this.queryCache.maxEntries()));
		}

	}

	/**
	 * How much the query cache of a session keeps. An immutable value, owned by the
	 * properties around it.
	 *
	 * @param enabled Whether a session keeps results for its query cache.
	 * @param maxEntries Results that the query cache of a session keeps, from 1 to
	 * 1,000,000.
	 */
	public record QueryCache(@DefaultValue("true") boolean enabled, @DefaultValue("100") int maxEntries) {

		/**
		 * Verifies the values.
		 * @throws InvalidSettingException when the number is out of range
		 */
		public QueryCache {
			new QueryCacheSettings(enabled, maxEntries);
		}

	}

	/**
	 * What happens to the tables at start. An immutable value, owned by the properties
	 * around it.
	 *
	 * @param mode What to do with the tables at start. By default they are migrated where
	 * there are migrations, and the missing ones are created otherwise.
	 * @param allowDrop Whether tables may be dropped and migrations taken back. By
	 * default only those of an in-memory database.
	 */
	public record Schema(@DefaultValue("auto") SchemaMode mode, @Nullable Boolean allowDrop) {
	}

	/**
	 * How transactions are repeated. An immutable value, owned by the properties around
	 * it.
	 *
	 * @param maxAttempts How often a transaction is tried in all, 1 or more.
	 * @param delay Wait before the second attempt. It doubles each time. A bare number
	 * means seconds.
	 * @param maxDelay Longest wait between two attempts. A bare number means seconds.
	 * @param jitter Whether each wait is varied at random.
	 */
	public record Retry(@DefaultValue("3") int maxAttempts,
			@DefaultValue("50ms") @DurationUnit(ChronoUnit.SECONDS) Duration delay,
			@DefaultValue("2s") @DurationUnit(ChronoUnit.SECONDS) Duration maxDelay,
			@DefaultValue("true") boolean jitter) {

		/**
		 * Returns them in the words of the retry.
		 * @return the settings
		 */
		public RetrySettings toSettings() {
			return new RetrySettings(this.maxAttempts, this.delay, this.maxDelay, this.jitter);
		}

	}

	/**
	 * What is done for controllers. An immutable value, owned by the properties around
	 * it.
	 *
	 * @param enabled Whether controllers get sessions and transactions.
	 * @param problemDetails Whether database errors are answered with problem details.
	 * @param rollbackOnErrorStatus Whether a returned response with a status of 400 or
	 * above rolls the transaction of its handler back.
	 * @param maxBufferedResponse Largest response that a transactional handler may write
	 * by itself. It is held back until the commit.
	 * @param positionCookie Name of the cookie in which a client brings along what it has
	 * written, where there are replicas. Empty for no cookie.
	 * @param positionSecret Secret that signs what a client brings along, the same on
	 * each instance of the application. By default each makes up its own, and reads from
	 * the primary what another one has signed.
	 */
	public record Web(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean problemDetails,
			@DefaultValue("true") boolean rollbackOnErrorStatus, @DefaultValue("10MB") DataSize maxBufferedResponse,
			@DefaultValue("db-position") String positionCookie, @Nullable String positionSecret) {

		@Override
		public String toString() {
			return "Web[enabled=" + this.enabled + ", problemDetails=" + this.problemDetails
					+ ", rollbackOnErrorStatus=" + this.rollbackOnErrorStatus + ", maxBufferedResponse="
					+ this.maxBufferedResponse + ", positionCookie=" + this.positionCookie + "]";
		}

	}

	/**
	 * Which servers replay what the database does. An immutable value, owned by the
	 * properties around it.
	 *
	 * @param urls JDBC URLs or SQLAlchemy URLs of the replicas. User and password are
	 * those of the database where they are not in the URL.
	 * @param reads Which reads they serve: those of read-only sessions and transactions,
	 * or also those of a GET request outside of a transaction.
	 * @param ownWrites How a client is kept from missing what it has written itself:
	 * position, window with a time such as window:2s, or off.
	 * @param maxLag How far behind a replica may be, from 100 ms to 1 day. One that lags
	 * more is left out. A bare number means seconds.
	 * @param maxWait How long a read waits for a replica to show the client's own writes,
	 * up to 1 minute, before the primary serves it. A bare number means seconds.
	 */
	public record Replicas(@DefaultValue List<String> urls, @DefaultValue("explicit") ReplicaReads reads,
			@DefaultValue("position") String ownWrites,
			@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration maxLag,
			@DefaultValue("200ms") @DurationUnit(ChronoUnit.SECONDS) Duration maxWait) {

		/**
		 * Verifies the values.
		 * @throws InvalidSettingException when one has no sense
		 */
		public Replicas {
			urls = List.copyOf(urls);
			settings(reads, ownWrites, maxLag, maxWait);
			urls.forEach(Replicas::url);
		}

		/**
		 * Returns how they are used.
		 * @return the settings
		 */
		public ReplicaSettings settings() {
			return settings(this.reads, this.ownWrites, this.maxLag, this.maxWait);
		}

		private static ReplicaSettings settings(ReplicaReads reads, String ownWrites, Duration maxLag,
				Duration maxWait) {
			return new ReplicaSettings(reads, ownWrites(ownWrites), maxLag, maxWait);
		}

		private static OwnWrites ownWrites(String text) {
			try {
				return OwnWrites.of(text);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidSettingException("app.db.replicas.own-writes", "'" + text + "'",
						String.valueOf(ex.getMessage()));
			}
		}

		/**
		 * Returns their addresses.
		 * @return the addresses
		 */
		public List<DatabaseUrl> addresses() {
			return this.urls.stream().map(Replicas::url).toList();
		}

		private static DatabaseUrl url(String text) {
			try {
				return DatabaseUrl.parse(text);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidSettingException("app.db.replicas.urls", "unreadable",
						String.valueOf(ex.getMessage()));
			}
		}

		@Override
		public String toString() {
			return "Replicas[" + addresses() + ", reads=" + this.reads + ", ownWrites=" + this.ownWrites + ", maxLag="
					+ this.maxLag + ", maxWait=" + this.maxWait + "]";
		}

	}

	/**
	 * What the command line does. An immutable value, owned by the properties around it.
	 *
	 * @param enabled Whether the application runs a command on its database in place of
	 * itself when its first argument is db.
	 */
	public record Cli(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * How revisions are made from the entities. An immutable value, owned by the
	 * properties around it.
	 *
	 * @param scratchUrl URL with user and password of a server of the same kind where
	 * scratch databases may be made. Defaults to that of the database itself.
	 * @param ignore Tables that no revision and no check sees, with * for any letters.
	 */
	public record Migration(@Nullable String scratchUrl, @DefaultValue Set<String> ignore) {

		/**
		 * Reads the address of scratch databases.
		 * @return the address, or {@code null} for that of the database itself
		 */
		public @Nullable DatabaseUrl scratch() {
			return RevisionEnvironment.scratch(this.scratchUrl);
		}

	}

}
