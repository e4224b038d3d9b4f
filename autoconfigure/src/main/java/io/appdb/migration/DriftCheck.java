package io.appdb.migration;

import java.util.List;
import java.util.Set;

import io.appdb.migration.ScratchSchemas.ReadSchema;
import io.appdb.schema.diff.Renames;
import io.appdb.schema.diff.SchemaDifference;
import io.appdb.schema.diff.SchemaModel;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Compares entities, migrations and schema. Lives as long as one call, on one thread.
 */
final class DriftCheck {

	private final Configuration configuration;

	private final RevisionEnvironment environment;

	DriftCheck(Configuration configuration, RevisionEnvironment environment) {
		this.configuration = configuration;
		this.environment = environment;
	}

	DriftReport report() {
		AppliedMigrations migrations = FlywayWork.run(this.configuration,
				(work) -> new AppliedMigrations(work.migrations()));
		List<MigrationInfo> pending = migrations.pending();
		ScratchSchemas schemas = new ScratchSchemas(this.configuration, this.environment, Set.of());
		ReadSchema database = schemas.ofDatabase();
		if (!migrations.isReplayable()) {
			return new DriftReport(pending, differences(database.model(), schemas.ofEntities(database)), List.of());
		}
		ReadSchema head = schemas.ofMigrations();
		boolean upToDate = pending.stream().noneMatch((info) -> info.version() != null);
		ReadSchema applied = upToDate ? head
				: migrations.current().map(schemas::ofMigrations).orElseGet(schemas::ofNothing);
		return new DriftReport(pending, differences(head.model(), schemas.ofEntities(head)),
				differences(applied.model(), database.model()));
	}

	private static List<String> differences(SchemaModel before, SchemaModel after) {
		return SchemaDifference.between(before, after, Renames.none()).descriptions();
	}

}
