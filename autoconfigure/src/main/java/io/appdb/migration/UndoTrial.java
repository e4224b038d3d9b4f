package io.appdb.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.appdb.migration.ScratchSchemas.ReadSchema;
import io.appdb.schema.diff.SchemaDifference;
import io.appdb.schema.diff.SchemaModel;
import io.appdb.schema.scratch.ScratchDatabase;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Applies all migrations to a scratch database, remembering what each version leaves, and
 * takes them back one by one, comparing. Lives as long as one call, on one thread.
 */
final class UndoTrial {

	private final ScratchSchemas schemas;

	private final ScratchDatabase scratch;

	private final FluentConfiguration configuration;

	private final @Nullable MigrationListener listener;

	private final List<SchemaModel> left = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	UndoTrial(ScratchSchemas schemas, ScratchDatabase scratch, @Nullable MigrationListener listener) {
		this.schemas = schemas;
		this.scratch = scratch;
		this.listener = listener;
		this.configuration = schemas.on(scratch);
		this.left.add(read().model());
	}

	ReadSchema read() {
		return this.schemas.read(this.scratch.dataSource());
	}

	/**
	 * Applies all migrations, the first time or again.
	 */
	ReadSchema up() {
		boolean first = this.left.size() == 1;
		ScratchSchemas.migrate(first
				? this.schemas.on(this.scratch).callbacks(this.schemas.callbacks(new VersionCallback(this::remember)))
				: this.configuration);
		return read();
	}

	private void remember(Connection connection) {
		try {
			this.left.add(this.schemas.model(connection));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot read what a migration has left", ex);
		}
	}

	/**
	 * Takes back all versions.
	 * @param head what they have left
	 * @return what comes out otherwise than it was before, a sentence each
	 */
	List<String> down(ReadSchema head) {
		return down(head, Target.BASE);
	}

	/**
	 * Takes back the versions that have a {@code U} file, down to the first that has
	 * none.
	 * @param head what they have left
	 * @return what comes out otherwise than it was before, a sentence each
	 */
	List<String> downAsFarAsThereAreFiles(ReadSchema head) {
		Optional<String> target = FlywayWork.run(this.configuration, (work) -> {
			List<MigrationVersion> versions = new AppliedMigrations(work.migrations()).versions()
				.stream()
				.map(KnownMigration::version)
				.toList();
			int count = 0;
			while (count < versions.size() && work.files().undo(versions.get(count)) != null) {
				count++;
			}
			return (count > 0) ? Optional.of("-" + count) : Optional.empty();
		});
		return target.isPresent() ? down(head, target.get()) : List.of();
	}

	private List<String> down(ReadSchema head, String target) {
		SchemaModel last = this.left.get(this.left.size() - 1);
		List<String> repeatable = differences(last, head.model());
		try {
			FlywayWork.run(this.configuration,
					(work) -> new Downgrade(work, true, new Comparing(repeatable)).to(target));
		}
		catch (RuntimeException ex) {
			if (this.problems.isEmpty()) {
				throw ex;
			}
		}
		return List.copyOf(this.problems);
	}

	/**
	 * Lists what differs, views by their names only.
	 */
	private static List<String> differences(SchemaModel before, SchemaModel after) {
		List<String> differences = new ArrayList<>(SchemaDifference.descriptions(before, after));
		new TreeSet<>(after.viewNames()).stream()
			.filter((view) -> !before.viewNames().contains(view))
			.forEach((view) -> differences.add("view " + view + ": added"));
		new TreeSet<>(before.viewNames()).stream()
			.filter((view) -> !after.viewNames().contains(view))
			.forEach((view) -> differences.add("view " + view + ": dropped"));
		return differences;
	}

	/**
	 * Compares after each file, up to the first that leaves something else: what comes
	 * behind it may differ, or fail, for that reason only. Used by one thread.
	 */
	private final class Comparing implements MigrationListener {

		private final List<String> repeatable;

		private int version = UndoTrial.this.left.size() - 1;

		private Comparing(List<String> repeatable) {
			this.repeatable = repeatable;
		}

		@Override
		public void started(String script) {
			if (UndoTrial.this.listener != null) {
				UndoTrial.this.listener.started(script);
			}
		}

		@Override
		public void finished(String script, Duration duration) {
			if (UndoTrial.this.listener != null) {
				UndoTrial.this.listener.finished(script, duration);
			}
			this.version--;
			if (this.version >= 0 && UndoTrial.this.problems.isEmpty()) {
				differences(UndoTrial.this.left.get(this.version), read().model()).stream()
					.filter((difference) -> !this.repeatable.contains(difference))
					.forEach((difference) -> UndoTrial.this.problems.add(script + " leaves " + difference));
			}
		}

	}

}
