package io.appdb.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import io.appdb.engine.ReadRouting;
import io.appdb.error.Arguments;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.error.InvalidSettingException;
import io.appdb.error.SqlErrorTranslator;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of one database. Read-only transactions are served by them, and nobody
 * misses what they have written themselves: after a commit the position of the primary is
 * kept for the client, and a replica serves it only if it has reached it. The idea is
 * Rails' {@code database_selector}, with the position of the server in place of a time.
 * Shared by all threads; closed by its owner.
 */
public final class Replicas implements ReadRouting, AutoCloseable {

	/**
	 * How long the answer to a client waits for the position of what it has written.
	 */
	private static final Duration QUESTION = Duration.ofSeconds(1);

	private static final SqlErrorTranslator errors = new SqlErrorTranslator();

	private final String name;

	private final ReplicaSettings settings;

	private final ReplicationDialect dialect;

	private final List<Replica> replicas;

	private final List<DataSource> servers;

	private final SchemaVersion schema;

	private final ThreadLocal<ClientWrites> writes = ThreadLocal.withInitial(ClientWrites::new);

	private final Waiting waiting = new Waiting();

	private final ReadCounts counts = new ReadCounts();

	private final PrimaryHistory history;

	private final PrimaryWatch primaryWatch;

	private @Nullable ReplicaSource source;

	private volatile @Nullable DataSource primary;

	/**
	 * Whether the pool of the primary lets its writes be seen.
	 */
	private volatile boolean watching;

	Replicas(ReplicasBuilder builder) {
		this.name = builder.name();
		this.settings = builder.settings();
		this.dialect = builder.dialect();
		this.replicas = builder.replicas();
		this.servers = builder.servers();
		this.schema = new SchemaVersion(builder.historyTable());
		this.history = new PrimaryHistory(this.settings.maxLag());
		this.primaryWatch = new PrimaryWatch(builder.primaryServer(), this.dialect, this.schema, this.history,
				this.settings.poll());
	}

	/**
	 * Returns the position of the primary: everything that was committed before, by
	 * whomever, has been reached where it has been. A round trip to the primary.
	 * @return the position, to be given to {@link #follow}
	 * @throws IllegalStateException when the primary keeps no positions
	 * @throws DatabaseUnavailableException when it does not answer
	 */
	public ReplicaPosition position() {
		ReplicaPosition position = this.primaryWatch.ask(this.settings.patience());
		if (position == null && this.primaryWatch.isPositionless()) {
			throw new IllegalStateException("position(): the primary of database '" + this.name
					+ "' keeps no positions; switch its binary log with GTIDs on, or set 'own-writes' to window:2s");
		}
		if (position == null) {
			throw new DatabaseUnavailableException(DatabaseUnavailableException.Reason.UNREACHABLE, null);
		}
		return position;
	}

	/**
	 * Lets the current thread, or the client that it works for, read nothing older than a
	 * position.
	 * @param position the position, such as one that a message has brought
	 */
	public void follow(ReplicaPosition position) {
		Arguments.required("follow", "position", position);
		ClientWrites client = this.writes.get();
		ReplicaPosition own = client.position();
		if (own == null || !this.replicas.get(0).includes(own.toString(), position.toString())) {
			client.follow(position);
		}
	}

	/**
	 * Begins to work for a client.
	 * @param brought what it has brought along, {@code null} for nothing
	 * @param reading whether it asks to read only, so that what is outside of a
	 * transaction may be read from a replica as well
	 * @return the client
	 * @throws IllegalArgumentException when what it has brought cannot be read
	 */
	public ReplicaClient client(@Nullable String brought, boolean reading) {
		ClientWrites own = new ClientWrites();
		if (brought != null && !brought.isEmpty()) {
			ReplicaClient.Token.read(brought, own);
		}
		own.prefer(reading && this.settings.reads() == ReplicaReads.GET);
		return new ReplicaClient(this, own, brought);
	}

	/**
	 * Begins to work for a client of whom it is not known what it has written: it reads
	 * from the primary as long as a replica may lag behind.
	 * @return the client
	 */
	public ReplicaClient unknownClient() {
		ClientWrites own = new ClientWrites();
		own.primaryUntil(Instant.now().plus(unseen()));
		return new ReplicaClient(this, own, null);
	}

	/**
	 * Tells how long what a client brings along is needed: every replica that is used has
	 * passed it then.
	 * @return the time
	 */
	public Duration needed() {
		return (this.settings.ownWrites().kind() == OwnWrites.Kind.WINDOW) ? this.settings.ownWrites().window()
				: unseen();
	}

	/**
	 * Returns what is known of the replicas.
	 * @return one state for each, in the order of their addresses
	 */
	public List<ReplicaState> states() {
		return this.replicas.stream().map(Replica::state).toList();
	}

	/**
	 * Returns which server has served reads.
	 * @return the counts
	 */
	public ReadCounts counts() {
		return this.counts;
	}

	@Override
	public boolean isPrimary() {
		return true;
	}

	@Override
	public DataSource around(DataSource opening) {
		this.watching = true;
		return (this.settings.ownWrites().kind() == OwnWrites.Kind.OFF) ? opening
				: new WatchedWrites(opening, this::written);
	}

	@Override
	public synchronized DataSource reading(DataSource primary) {
		if (!this.watching && this.settings.ownWrites().kind() != OwnWrites.Kind.OFF) {
			throw new InvalidSettingException("app.db.replicas.urls",
					"set for a data source that is not the library's pool, so that writes would go unnoticed and be missed",
					"leave 'app.db.pool.enabled' on and 'spring.datasource.type' out, or set "
							+ "'app.db.replicas.own-writes' to off");
		}
		ReplicaSource known = this.source;
		if (known != null && this.primary == primary) {
			return known;
		}
		ReplicaSource created = new ReplicaSource(primary, this.replicas, () -> wanted(this.writes.get()), this.waiting,
				this.settings, this::isOfReplica, this.counts);
		this.primary = primary;
		this.source = created;
		if (known == null) {
			start();
		}
		return created;
	}

	private void start() {
		this.primaryWatch.start("db-primary-" + this.name);
		for (int index = 0; index < this.replicas.size(); index++) {
			new ServerWatch(this.servers.get(index), this.waiting, this.settings.poll(),
					new ReplicaLook(this.replicas.get(index)))
				.start("db-replica-" + this.name + "-" + (index + 1));
		}
	}

	@Override
	public boolean isPreferred() {
		return this.writes.get().isPreferring();
	}

	@Override
	public boolean prefer(boolean preferred) {
		return this.writes.get().prefer(preferred);
	}

	@Override
	public Client client() {
		ClientWrites current = this.writes.get();
		return () -> bind(current);
	}

	@Override
	public Runnable decorate(Runnable work) {
		Client caller = client();
		return () -> {
			Runnable end = caller.bind();
			try {
				work.run();
			}
			finally {
				end.run();
			}
		};
	}

	/**
	 * Lets the current thread work for a client.
	 */
	Runnable bind(ClientWrites client) {
		ClientWrites before = this.writes.get();
		if (before == client) {
			return NOTHING;
		}
		this.writes.set(client);
		return () -> this.writes.set(before);
	}

	private void written() {
		ClientWrites client = this.writes.get();
		if (this.settings.ownWrites().kind() == OwnWrites.Kind.WINDOW) {
			client.primaryUntil(Instant.now().plus(this.settings.ownWrites().window()));
		}
		else {
			client.write();
		}
		client.prefer(false);
	}

	/**
	 * Finds out what a client must not miss; a round trip to the primary when it has
	 * written something since the last time.
	 */
	ReplicaSource.Wanted wanted(ClientWrites client) {
		long write = client.written();
		if (!client.knows(write)) {
			learnPosition(client);
			client.learned(write);
		}
		Instant until = client.primaryUntil();
		boolean primary = until != null && Instant.now().isBefore(until);
		return new ReplicaSource.Wanted(primary, client.position());
	}

	/**
	 * Where the position cannot be had, only the primary is known to show what was
	 * written, as long as a replica that is used may lag behind.
	 */
	private void learnPosition(ClientWrites client) {
		ReplicaPosition position = this.primaryWatch.ask(QUESTION);
		if (position != null) {
			client.follow(position);
		}
		else {
			client.primaryUntil(Instant.now().plus(unseen()));
		}
	}

	/**
	 * How long what was committed may not be seen on a replica that is used.
	 */
	private Duration unseen() {
		return this.settings.maxLag().plus(this.settings.patience());
	}

	private boolean isOfReplica(SQLException failure) {
		return this.dialect.isOfReplica(failure)
				|| errors.translate("read", null, failure) instanceof DatabaseUnavailableException;
	}

	@Override
	public void close() {
		this.primaryWatch.close();
		this.waiting.close();
		this.replicas.forEach(Replica::close);
	}

	@Override
	public String toString() {
		return "replicas of db[" + this.name + "]";
	}

	/**
	 * Looks at a replica.
	 */
	private final class ReplicaLook implements ServerWatch.Look {

		private final Replica replica;

		private long thorough;

		ReplicaLook(Replica replica) {
			this.replica = replica;
		}

		@Override
		public void at(Connection connection) throws SQLException {
			String position = Replicas.this.dialect.replayedPosition(connection);
			if (position == null) {
				this.replica.saw(null, null, "it is no replica: it replays nothing from another server");
				return;
			}
			long now = System.nanoTime();
			if (now - this.thorough < Replicas.this.settings.poll().toNanos() && this.replica.moved(position)) {
				return;
			}
			this.thorough = now;
			if (Replicas.this.primaryWatch.isPositionless()) {
				this.replica.saw(position, null, "the primary keeps no positions, so that its lag is not known");
				return;
			}
			if (Replicas.this.history.isEmpty()) {
				return;
			}
			Duration lag = Replicas.this.history.lag((wanted) -> this.replica.includes(position, wanted),
					System.nanoTime());
			this.replica.saw(position, lag, leftOut(connection, lag));
		}

		private @Nullable String leftOut(Connection connection, Duration lag) throws SQLException {
			if (lag.compareTo(Replicas.this.settings.maxLag()) > 0) {
				return "it is " + lag.toMillis() + " ms behind the primary, more than 'max-lag' allows";
			}
			String expected = Replicas.this.history.version();
			String version = Replicas.this.schema.of(connection);
			return java.util.Objects.equals(version, expected) ? null
					: "its schema has migration " + version + " where that of the primary has " + expected;
		}

		@Override
		public void failed(Exception failure) {
			this.replica.saw(null, null, "it cannot be reached: " + failure.getMessage());
		}

	}

}
