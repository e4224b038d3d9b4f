package io.appdb.migration;

import java.util.List;
import java.util.Set;

import io.appdb.migration.ScratchSchemas.ReadSchema;
import io.appdb.schema.diff.SchemaDifference;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Compares entities, migrations and schema. Lives as long as one call, on one thread.
 */
final class DriftCheck {

	private final Configuration configuration;

	private final RevisionEnvironment environment;

	private final @Nullable MigrationListener listener;

	DriftCheck(Configuration configuration, RevisionEnvironment environment, @Nullable MigrationListener listener) {
		this.listener = listener;
		this.configuration = configuration;
		this.environment = environment;
	}

	DriftReport report() {
		AppliedMigrations migrations = FlywayWork.run(this.configuration,
				(work) -> new AppliedMigrations(work.migrations()));
		List<MigrationInfo> pending = migrations.pending();
		ScratchSchemas schemas = new ScratchSchemas(this.configuration, this.environment, Set.of(), this.listener);
		ReadSchema database = schemas.ofDatabase();
		if (!migrations.isReplayable()) {
			return new DriftReport(pending,
					SchemaDifference.descriptions(database.model(), schemas.ofEntities(database)), List.of());
		}
		ReadSchema head = schemas.ofMigrations();
		boolean upToDate = pending.stream().noneMatch((info) -> info.version() != null);
		ReadSchema applied = upToDate ? head
				: migrations.current().map(schemas::ofMigrations).orElseGet(schemas::ofNothing);
		return new DriftReport(pending, SchemaDifference.descriptions(head.model(), schemas.ofEntities(head)),
				SchemaDifference.descriptions(applied.model(), database.model()));
	}

}
