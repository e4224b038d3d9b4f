package io.appdb.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections for what only reads: to the replica that serves least, of those that show
 * what the client has written, else to the primary. Shared by all threads.
 */
final class ReplicaSource extends DelegatingDataSource {

	private final DataSource primary;

	private final List<Replica> replicas;

	private final Supplier<Wanted> wanted;

	private final Waiting waiting;

	private final ReplicaSettings settings;

	private final ReplicaConnection.Failures ofReplica;

	private final ReadCounts counts;

	private final AtomicInteger turn = new AtomicInteger();

	ReplicaSource(DataSource primary, List<Replica> replicas, Supplier<Wanted> wanted, Waiting waiting,
			ReplicaSettings settings, ReplicaConnection.Failures ofReplica, ReadCounts counts) {
		super(primary);
		this.primary = primary;
		this.replicas = replicas;
		this.wanted = wanted;
		this.waiting = waiting;
		this.settings = settings;
		this.ofReplica = ofReplica;
		this.counts = counts;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Wanted wanted = this.wanted.get();
		if (wanted.isPrimary()) {
			return primary(ReadCounts.Reason.OWN_WRITES);
		}
		List<Replica> usable = usable();
		if (usable.isEmpty()) {
			return primary(ReadCounts.Reason.NO_REPLICA);
		}
		List<Replica> caughtUp = caughtUp(usable, wanted.position());
		if (caughtUp.isEmpty()) {
			return primary(ReadCounts.Reason.OWN_WRITES);
		}
		for (Replica replica : caughtUp) {
			try {
				Connection connection = replica.open(() -> primary(ReadCounts.Reason.FAILED), this.ofReplica);
				this.counts.served();
				return connection;
			}
			catch (SQLException ex) {
				replica.failed(ex);
			}
		}
		return primary(ReadCounts.Reason.FAILED);
	}

	private Connection primary(ReadCounts.Reason reason) throws SQLException {
		this.counts.fellBack(reason);
		return this.primary.getConnection();
	}

	private List<Replica> usable() {
		int first = Math.floorMod(this.turn.getAndIncrement(), this.replicas.size());
		return java.util.stream.IntStream.range(0, this.replicas.size())
			.mapToObj((index) -> this.replicas.get((first + index) % this.replicas.size()))
			.filter(Replica::isUsable)
			.sorted(Comparator.comparingInt(Replica::inUse))
			.toList();
	}

	private List<Replica> caughtUp(List<Replica> usable, @Nullable ReplicaPosition position) {
		if (position == null) {
			return usable;
		}
		List<Replica> known = having(usable, position);
		if (!known.isEmpty() || this.settings.maxWait().isZero()) {
			return known;
		}
		this.waiting.await(() -> usable.stream().anyMatch((replica) -> replica.hasReplayed(position)),
				this.settings.maxWait());
		return having(usable, position);
	}

	private static List<Replica> having(List<Replica> replicas, ReplicaPosition position) {
		return replicas.stream().filter((replica) -> replica.hasReplayed(position)).toList();
	}

	/**
	 * What a client must not miss.
	 *
	 * @param isPrimary whether no replica can be known to show it
	 * @param position what a replica must have reached, {@code null} for nothing
	 */
	record Wanted(boolean isPrimary, @Nullable ReplicaPosition position) {
	}

}
