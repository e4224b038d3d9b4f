package io.appdb.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.appdb.error.PoolTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replica: its pool, and what the watch over it has seen last. Shared by all threads.
 */
final class Replica {

	private static final Logger logger = LoggerFactory.getLogger(Replica.class);

	private final String name;

	private final String address;

	private final DataSource pool;

	private final ReplicationDialect dialect;

	private final long patience;

	private final AtomicInteger inUse = new AtomicInteger();

	private volatile Seen seen = new Seen(null, null, "it has not answered yet", System.nanoTime());

	Replica(String name, String address, DataSource pool, ReplicationDialect dialect, Duration patience) {
		this.name = name;
		this.address = address;
		this.pool = pool;
		this.dialect = dialect;
		this.patience = patience.toNanos();
	}

	/**
	 * Notes what was seen, and says so where it is left out from now on or comes back.
	 */
	void saw(@Nullable String position, @Nullable Duration lag, @Nullable String leftOut) {
		Seen before = this.seen;
		this.seen = new Seen(position, lag, leftOut, System.nanoTime());
		boolean answersAgain = before.position == null && position != null;
		if (leftOut != null && (before.leftOut == null || answersAgain)) {
			logger.warn("db[{}]: replica {} is left out: {}", this.name, this.address, leftOut);
		}
		else if (leftOut == null && before.leftOut != null) {
			logger.info("db[{}]: replica {} serves reads", this.name, this.address);
		}
	}

	/**
	 * Notes how far it is, and nothing else.
	 * @return whether the rest is known
	 */
	boolean moved(String position) {
		Seen before = this.seen;
		if (before.position == null || before.leftOut != null) {
			return false;
		}
		this.seen = new Seen(position, before.lag, null, System.nanoTime());
		return true;
	}

	/**
	 * Notes that a connection could not be had.
	 */
	void failed(SQLException failure) {
		Seen before = this.seen;
		saw(before.position, before.lag, (failure instanceof PoolTimeoutException) ? "all connections to it are in use"
				: "it cannot be reached (SQLState " + failure.getSQLState() + ")");
	}

	boolean isUsable() {
		return leftOut(this.seen) == null;
	}

	private @Nullable String leftOut(Seen now) {
		return (now.leftOut == null && System.nanoTime() - now.time > this.patience) ? "it does not answer"
				: now.leftOut;
	}

	/**
	 * Tells whether it is known to show what was committed up to a position.
	 */
	boolean hasReplayed(ReplicaPosition wanted) {
		String position = this.seen.position;
		return position != null && includes(position, wanted.toString());
	}

	/**
	 * A position of another kind of database is none that it reaches.
	 */
	boolean includes(String replayed, String wanted) {
		try {
			return replayed.equals(wanted) || this.dialect.includes(replayed, wanted);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	int inUse() {
		return this.inUse.get();
	}

	/**
	 * Opens a connection.
	 * @param primary opens one to the primary, for when the replica fails later
	 * @param ofReplica tells whether a failure is that of the replica
	 */
	Connection open(ReplicaConnection.Primary primary, ReplicaConnection.Failures ofReplica) throws SQLException {
		Connection connection = this.pool.getConnection();
		this.inUse.incrementAndGet();
		return ReplicaConnection.around(connection, primary, ofReplica, this.inUse::decrementAndGet);
	}

	ReplicaState state() {
		Seen now = this.seen;
		return new ReplicaState(this.address, (now.position != null) ? ReplicaPosition.parse(now.position) : null,
				now.lag, this.inUse.get(), leftOut(now));
	}

	void close() {
		if (this.pool instanceof AutoCloseable closeable) {
			try {
				closeable.close();
			}
			catch (Exception ex) {
				logger.warn("db[{}]: the pool of replica {} could not be closed", this.name, this.address, ex);
			}
		}
	}

	/**
	 * What was seen last.
	 *
	 * @param position how far it had replayed
	 * @param lag how far it was behind
	 * @param leftOut why it serves no reads
	 * @param time when that was
	 */
	private record Seen(@Nullable String position, @Nullable Duration lag, @Nullable String leftOut, long time) {
	}

}
