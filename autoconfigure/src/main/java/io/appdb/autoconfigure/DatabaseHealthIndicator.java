package io.appdb.autoconfigure;

import io.appdb.DatabaseHealth;
import io.appdb.DatabaseManager;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Reports the manager's health to the actuator. Spring owns it; shared by all threads.
 */
final class DatabaseHealthIndicator extends AbstractHealthIndicator {

	private final DatabaseManager manager;

	DatabaseHealthIndicator(DatabaseManager manager) {
		super("The databases could not be asked");
		this.manager = manager;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		DatabaseHealth health = this.manager.health();
		for (DatabaseHealth.Database database : health.databases()) {
			builder.withDetail(database.name(), (database.up() ? "up " : "down ") + database.description());
		}
		builder.withDetail("state", health.status().name());
		if (health.status() == DatabaseHealth.Status.READY) {
			builder.up();
		}
		else {
			builder.down();
		}
	}

}
