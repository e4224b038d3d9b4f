package io.appdb.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.appdb.migration.ScratchSchemas.ReadSchema;
import io.appdb.schema.diff.SchemaDifference;
import io.appdb.schema.diff.SchemaModel;
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
			Configuration trial = this.schemas.on(scratch);
			Supplier<ReadSchema> read = () -> this.schemas.read(scratch.dataSource());
			SchemaModel empty = read.get().model();
			boolean going = step("upgrade to head", () -> {
				ScratchSchemas.migrate(trial);
				return List.of();
			});
			if (!going) {
				return false;
			}
			ReadSchema head = read.get();
			step("compare with the entities",
					() -> SchemaDifference.descriptions(head.model(), this.schemas.ofEntities(head)));
			return step("downgrade to base", () -> {
				FlywayWork.run(trial, (work) -> new Downgrade(work, this.listener).to(Target.BASE));
				return SchemaDifference.descriptions(empty, read.get().model());
			}) && step("upgrade to head again", () -> {
				ScratchSchemas.migrate(trial);
				return SchemaDifference.descriptions(head.model(), read.get().model());
			});
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
