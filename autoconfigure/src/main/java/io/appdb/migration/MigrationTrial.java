package io.appdb.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.appdb.migration.ScratchSchemas.ReadSchema;
import io.appdb.schema.diff.SchemaDifference;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * Tries migrations in a scratch database. Lives as long as one call, on one thread.
 */
final class MigrationTrial {

	private final ScratchSchemas schemas;

	private final Configuration configuration;

	private final @Nullable MigrationListener listener;

	private final List<VerifyReport.Step> steps = new ArrayList<>();

	MigrationTrial(Configuration configuration, RevisionEnvironment environment, @Nullable MigrationListener listener) {
		this.listener = listener;
		this.configuration = configuration;
		this.schemas = new ScratchSchemas(configuration, environment, Set.of(), listener);
	}

	VerifyReport report() {
		FlywayWork.run(this.configuration, (work) -> new AppliedMigrations(work.migrations())).refuseUnlessReplayable();
		this.schemas.inScratch((scratch) -> {
			UndoTrial trial = new UndoTrial(this.schemas, scratch, this.listener);
			List<ReadSchema> heads = new ArrayList<>();
			boolean going = step("upgrade to head", () -> {
				heads.add(trial.up());
				return List.of();
			});
			if (!going) {
				return false;
			}
			ReadSchema head = heads.get(0);
			step("compare with the entities", () -> this.schemas.differencesToEntities(head));
			return step("downgrade to base", () -> trial.down(head)) && step("upgrade to head again",
					() -> SchemaDifference.descriptions(head.model(), trial.up().model()));
		});
		return new VerifyReport(this.steps);
	}

	private boolean step(String name, Supplier<List<String>> work) {
		long start = System.nanoTime();
		List<String> problems;
		try {
			problems = Failures.translated(work);
		}
		catch (DataAccessException | IllegalStateException ex) {
			problems = List.of(String.valueOf(ex.getMessage()));
		}
		this.steps.add(new VerifyReport.Step(name, Duration.ofNanos(System.nanoTime() - start), problems));
		return problems.isEmpty();
	}

}
