package io.appdb.observe;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.appdb.replica.ReadCounts;
import io.appdb.replica.ReplicaState;
import io.appdb.replica.Replicas;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of replicas, each tagged with the name of the database:
 * <ul>
 * <li>{@code app.db.replica.lag}, how far each {@code replica} is behind; without a value
 * while that is not known;</li>
 * <li>{@code app.db.replica.usable}, 1 while it serves reads and 0 while it is left
 * out;</li>
 * <li>{@code app.db.replica.reads}, connections taken for what only reads, with
 * {@code target} {@code replica} or {@code primary}, and with the {@code reason} why the
 * primary served, else {@code none}.</li>
 * </ul>
 * Shared by all threads.
 */
public final class ReplicaMeters implements MeterBinder {

	private static final String DATABASE = "database";

	private final Supplier<Map<String, Replicas>> replicas;

	/**
	 * Creates the meters.
	 * @param replicas gives the replicas by the names of their databases
	 */
	public ReplicaMeters(Supplier<Map<String, Replicas>> replicas) {
		this.replicas = replicas;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.replicas.get().forEach((database, replicas) -> {
			for (int index = 0; index < replicas.states().size(); index++) {
				bind(registry, database, replicas, index);
			}
			reads(registry, database, replicas);
		});
	}

	private static void bind(MeterRegistry registry, String database, Replicas replicas, int index) {
		String address = replicas.states().get(index).address();
		TimeGauge
			.builder("app.db.replica.lag", replicas, TimeUnit.SECONDS, (known) -> seconds(known.states().get(index)))
			.description("How far a replica is behind its primary")
			.tag(DATABASE, database)
			.tag("replica", address)
			.register(registry);
		Gauge
			.builder("app.db.replica.usable", replicas,
					(known) -> (known.states().get(index).leftOut() != null) ? 0 : 1)
			.description("Whether a replica serves reads")
			.tag(DATABASE, database)
			.tag("replica", address)
			.register(registry);
	}

	private static double seconds(ReplicaState replica) {
		Duration lag = replica.lag();
		return (lag != null) ? lag.toNanos() / 1e9 : Double.NaN;
	}

	private static void reads(MeterRegistry registry, String database, Replicas replicas) {
		FunctionCounter.builder("app.db.replica.reads", replicas.counts(), ReadCounts::byReplicas)
			.description("Connections taken for what only reads")
			.tag(DATABASE, database)
			.tag("target", "replica")
			.tag("reason", "none")
			.register(registry);
		for (ReadCounts.Reason reason : ReadCounts.Reason.values()) {
			FunctionCounter.builder("app.db.replica.reads", replicas.counts(), (counts) -> counts.byPrimary(reason))
				.description("Connections taken for what only reads")
				.tag(DATABASE, database)
				.tag("target", "primary")
				.tag("reason", reason.tag())
				.register(registry);
		}
	}

}
