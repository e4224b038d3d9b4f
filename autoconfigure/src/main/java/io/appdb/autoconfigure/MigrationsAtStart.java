package io.appdb.autoconfigure;

import java.util.Arrays;
import java.util.List;

import io.appdb.migration.AtomicHistory;
import io.appdb.migration.ExclusiveWork;
import io.appdb.migration.NamedFiles;
import io.appdb.schema.SchemaMode;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Applies the migrations at start where the schema mode says so, and remembers what was
 * there. Spring owns it and calls it from one thread.
 */
final class MigrationsAtStart implements FlywayMigrationStrategy, MigrationsFound {

	private static final Logger LOGGER = LoggerFactory.getLogger(MigrationsAtStart.class);

	private final SchemaMode mode;

	private final AtomicHistory history;

	private volatile @Nullable Flyway flyway;

	private volatile boolean migrations;

	private volatile int applied;

	private volatile int pending;

	MigrationsAtStart(SchemaMode mode, AtomicHistory history) {
		this.mode = mode;
		this.history = history;
	}

	@Override
	public void migrate(Flyway given) {
		Flyway flyway = NamedFiles.over(given);
		this.flyway = flyway;
		if (this.mode != SchemaMode.AUTO && this.mode != SchemaMode.MIGRATE) {
			return;
		}
		MigrationInfoService before = flyway.info();
		this.migrations = before.all().length > 0;
		if (!this.migrations && this.mode == SchemaMode.AUTO) {
			warnOfNamedLocations(flyway.getConfiguration().getLocations());
		}
		if (this.migrations || this.mode == SchemaMode.MIGRATE) {
			if (before.pending().length > 0) {
				this.history.choose(flyway.getConfiguration());
			}
			int executed = ExclusiveWork.run(flyway.getConfiguration(), () -> flyway.migrate().migrationsExecuted);
			this.applied = before.applied().length + executed;
			this.pending = Math.max(0, before.pending().length - executed);
		}
	}

	/**
	 * Who names a place for migrations expects some there; tables made from the entities
	 * would be in the way of those that are found later.
	 */
	private static void warnOfNamedLocations(Location[] locations) {
		if (!Arrays.equals(locations, Flyway.configure().getLocations())) {
			LOGGER.warn(
					"There is no migration in {}, so tables are created from the entities. Correct "
							+ "'spring.flyway.locations', or say what you want in 'app.db.schema.mode'",
					Arrays.toString(locations));
		}
	}

	@Override
	public SchemaMode mode() {
		return this.mode.resolve(this.migrations);
	}

	@Override
	public List<String> pending() {
		return MigrationsFound.pending(this.flyway);
	}

	@Override
	public String description() {
		return mode().describe(this.applied, this.pending);
	}

}
