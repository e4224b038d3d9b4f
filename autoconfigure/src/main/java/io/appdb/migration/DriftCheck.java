package io.appdb.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.appdb.migration.ScratchSchemas.ReadSchema;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

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
			return new DriftReport(pending, schemas.differencesToEntities(database), List.of(), List.of());
		}
		List<String> undo = new ArrayList<>();
		ReadSchema head = schemas.inScratch((scratch) -> {
			UndoTrial trial = new UndoTrial(schemas, scratch, this.listener);
			ReadSchema found = trial.up();
			undo.addAll(takenBack(trial, found));
			return found;
		});
		boolean upToDate = pending.stream().noneMatch((info) -> info.version() != null);
		ReadSchema applied = upToDate ? head
				: migrations.current().map(schemas::ofMigrations).orElseGet(schemas::ofNothing);
		return new DriftReport(pending, schemas.differencesToEntities(head), schemas.differences(applied, database),
				undo);
	}

	private static List<String> takenBack(UndoTrial trial, ReadSchema head) {
		try {
			return Failures.translated(() -> trial.downAsFarAsThereAreFiles(head));
		}
		catch (DataAccessException | IllegalStateException ex) {
			return List.of(String.valueOf(ex.getMessage()));
		}
	}

}
