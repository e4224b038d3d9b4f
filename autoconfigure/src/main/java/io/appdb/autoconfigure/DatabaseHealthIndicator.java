package io.appdb.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.appdb.DatabaseHealth;
import io.appdb.DatabaseManager;
import io.appdb.replica.ReplicaState;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * What Spring Boot finds out about the data source, with the address and the state of the
 * manager. Spring owns it; shared by all threads.
 */
final class DatabaseHealthIndicator implements HealthIndicator {

	private final HealthIndicator dataSource;

	private final DatabaseManager manager;

	private final String database;

	DatabaseHealthIndicator(HealthIndicator dataSource, DatabaseManager manager, String database) {
		this.dataSource = dataSource;
		this.manager = manager;
		this.database = database;
	}

	@Override
	public Health health() {
		if (!this.manager.isInitialized()) {
			return Health.down().withDetail("state", DatabaseHealth.Status.STOPPED.name()).build();
		}
		Health health = Objects.requireNonNullElseGet(this.dataSource.health(), () -> Health.unknown().build());
		DatabaseHealth.Status state = Status.UP.equals(health.getStatus()) ? DatabaseHealth.Status.READY
				: DatabaseHealth.Status.DEGRADED;
		Health.Builder described = new Health.Builder(health.getStatus(), health.getDetails())
			.withDetail("address", this.manager.engine(this.database).url().toString())
			.withDetail("state", state.name());
		this.manager.replicas(this.database)
			.ifPresent((replicas) -> described.withDetail("replicas",
					replicas.states().stream().map(DatabaseHealthIndicator::describe).toList()));
		return described.build();
	}

	/**
	 * A replica that is left out fails nobody, so it does not change the status.
	 */
	private static Map<String, Object> describe(ReplicaState replica) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("address", replica.address());
		details.put("state", (replica.leftOut() != null) ? "left out: " + replica.leftOut() : "serves reads");
		if (replica.lag() != null) {
			details.put("lagMillis", replica.lag().toMillis());
		}
		return details;
	}

}
