package io.appdb.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.appdb.database.KnownDatabases;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseEngineBuilder;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.PoolSettings;
import io.appdb.engine.ReadRouting;
import io.appdb.engine.SqlEcho;
import io.appdb.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Describes the replicas of a database. Used by one thread.
 */
public final class ReplicasBuilder {

	/**
	 * How long a read waits for a connection to a replica before it takes another one.
	 */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

	private final String name;

	private final DatabaseUrl primary;

	private final ReplicaSettings settings;

	private final ReplicationDialect dialect;

	private final List<Replica> replicas = new ArrayList<>();

	/**
	 * Where the watches over the replicas connect.
	 */
	private final List<DataSource> servers = new ArrayList<>();

	private @Nullable String username;

	private @Nullable String password;

	private PoolSettings pool = PoolSettings.defaults();

	private SqlEcho echo = SqlEcho.OFF;

	private String historyTable = "flyway_schema_history";

	/**
	 * Begins to describe the replicas of a database.
	 * @param name the name of the database
	 * @param primary its address
	 * @param settings how they are used
	 * @throws InvalidSettingException when the database has no replicas that are known
	 * here
	 */
	public ReplicasBuilder(String name, DatabaseUrl primary, ReplicaSettings settings) {
		this(name, primary, settings,
				KnownDatabases.part(ReplicationDialect.class, primary.type().keyword())
					.orElseThrow(() -> new InvalidSettingException("app.db.replicas.urls",
							"set for " + primary + ", whose replication is not known here", "remove it, or use one of "
									+ String.join(", ", KnownDatabases.productNames(ReplicationDialect.class)))));
	}

	/**
	 * Begins to describe the replicas of a database.
	 * @param name the name of the database
	 * @param primary its address
	 * @param settings how they are used
	 * @param dialect how the servers tell how far they are
	 */
	public ReplicasBuilder(String name, DatabaseUrl primary, ReplicaSettings settings, ReplicationDialect dialect) {
		this.name = name;
		this.primary = primary;
		this.settings = settings;
		this.dialect = dialect;
	}

	/**
	 * Sets who connects, where an address does not say so.
	 * @param username the user of the primary
	 * @param password the user's password
	 * @return this builder
	 */
	public ReplicasBuilder credentials(@Nullable String username, @Nullable String password) {
		this.username = username;
		this.password = password;
		return this;
	}

	/**
	 * Sets how the connections to each replica are pooled.
	 * @param pool the settings
	 * @param echo what is logged of each statement
	 * @return this builder
	 */
	public ReplicasBuilder pool(PoolSettings pool, SqlEcho echo) {
		this.pool = pool;
		this.echo = echo;
		return this;
	}

	/**
	 * Sets where Flyway keeps which migrations a server has.
	 * @param table the name of the table
	 * @return this builder
	 */
	public ReplicasBuilder historyTable(String table) {
		this.historyTable = table;
		return this;
	}

	/**
	 * Adds a replica.
	 * @param url its address
	 * @return this builder
	 * @throws InvalidSettingException when it is another kind of database than the
	 * primary
	 */
	public ReplicasBuilder add(DatabaseUrl url) {
		if (url.type() != this.primary.type()) {
			throw new InvalidSettingException("app.db.replicas.urls", "'" + url + "'",
					"give a replica of the same kind as its primary, " + this.primary);
		}
		int number = this.replicas.size() + 1;
		DatabaseEngineBuilder connecting = DatabaseEngine.builder()
			.name(this.name + "-replica" + number)
			.url(url)
			.username((url.username() != null) ? null : this.username)
			.password((url.password() != null) ? null : this.password)
			.echo(this.echo)
			.reads(ReadRouting.REPLICA);
		this.replicas.add(new Replica(this.name, url.toString(), connecting.pool(pooled()).pool(), this.dialect,
				this.settings.patience()));
		this.servers.add(connecting.echo(SqlEcho.OFF).pool(unpooled()).pool());
		return this;
	}

	private PoolSettings pooled() {
		Duration timeout = (this.pool.timeout().compareTo(LONGEST_WAIT) < 0) ? this.pool.timeout() : LONGEST_WAIT;
		return new PoolSettings(this.pool.enabled(), this.pool.size(), this.pool.maxOverflow(), this.pool.idleTimeout(),
				timeout, this.pool.recycle(), this.pool.maxWaiting(), this.pool.prePing(), this.pool.echo());
	}

	private static PoolSettings unpooled() {
		PoolSettings defaults = PoolSettings.defaults();
		return new PoolSettings(false, defaults.size(), defaults.maxOverflow(), defaults.idleTimeout(),
				defaults.timeout(), defaults.recycle(), defaults.maxWaiting(), defaults.prePing(), defaults.echo());
	}

	/**
	 * Builds what was described. It connects when the database is opened.
	 * @return the replicas, closed by the caller
	 */
	public Replicas build() {
		return new Replicas(this);
	}

	String name() {
		return this.name;
	}

	ReplicaSettings settings() {
		return this.settings;
	}

	ReplicationDialect dialect() {
		return this.dialect;
	}

	List<Replica> replicas() {
		return List.copyOf(this.replicas);
	}

	List<DataSource> servers() {
		return List.copyOf(this.servers);
	}

	/**
	 * Where the watch over the primary connects.
	 */
	DataSource primaryServer() {
		return DatabaseEngine.builder()
			.name(this.name + "-primary")
			.url(this.primary)
			.username(this.username)
			.password(this.password)
			.pool(unpooled())
			.pool();
	}

	String historyTable() {
		return this.historyTable;
	}

}
