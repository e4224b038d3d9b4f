package io.appdb.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Takes migrations back. Lives as long as one call, on one thread.
 */
final class Downgrade {

	private final FlywayWork work;

	private final @Nullable MigrationListener listener;

	private final boolean mayLoseRows;

	private @Nullable UndoStep running;

	/**
	 * Creates it.
	 * @param work what Flyway does
	 * @param mayLoseRows whether files run that may lose rows
	 * @param listener is told of each file
	 */
	Downgrade(FlywayWork work, boolean mayLoseRows, @Nullable MigrationListener listener) {
		this.work = work;
		this.mayLoseRows = mayLoseRows;
		this.listener = listener;
	}

	MigrationReport to(String target) {
		AppliedMigrations before = this.work.lock(this::read);
		before.refuseFailed();
		List<UndoStep> plan = plan(before, target);
		this.work.lock(() -> {
			refuseLoss(plan, target);
			return true;
		});
		List<MigrationInfo> done = new ArrayList<>();
		for (UndoStep step : plan) {
			undo(step, target).ifPresent(done::add);
		}
		String from = before.current().map(MigrationVersion::getVersion).orElse(null);
		String to = read().current().map(MigrationVersion::getVersion).orElse(null);
		return new MigrationReport(from, to, done);
	}

	private AppliedMigrations read() {
		return new AppliedMigrations(this.work.migrations());
	}

	private static List<KnownMigration> wanted(AppliedMigrations applied, String target) {
		List<KnownMigration> versions = applied.versions();
		if (Target.BASE.equals(target)) {
			return versions;
		}
		if (Target.isSteps(target, '-')) {
			return versions.subList(0, Target.steps(target, versions.size(), "applied"));
		}
		MigrationVersion version = Target.version(target, "'-1' for the last one, or 'base' for all");
		boolean there = versions.stream().anyMatch((one) -> version.equals(one.version()))
				|| applied.baseline().filter(version::equals).isPresent();
		if (!there) {
			throw new IllegalArgumentException("Version " + target + " is not applied, so nothing leads back to it: "
					+ applied.names() + ", and the current one is " + applied.currentName());
		}
		return versions.stream().filter((one) -> one.version().compareTo(version) > 0).toList();
	}

	/**
	 * Finds and checks every file before the first one runs.
	 */
	private List<UndoStep> plan(AppliedMigrations applied, String target) {
		List<UndoStep> plan = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		for (KnownMigration migration : wanted(applied, target)) {
			LoadableResource file = this.work.files().undo(migration.version());
			String problem = problem(migration, file);
			if (problem != null || file == null) {
				problems.add(problem);
			}
			else {
				plan.add(new UndoStep(migration, this.work.script(file)));
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidMigrationException("Nothing was taken back:\n\t- " + String.join("\n\t- ", problems));
		}
		return plan;
	}

	/**
	 * Refuses files that may lose rows: all of them before the first one runs, and each
	 * again with what is there by then.
	 */
	private void refuseLoss(List<UndoStep> steps, String target) throws SQLException {
		if (this.mayLoseRows) {
			return;
		}
		List<String> losses = new ArrayList<>();
		for (UndoStep step : steps) {
			this.work.rowsAtRisk(step.script())
				.forEach((table) -> losses.add(step.file() + " may lose rows of table " + table));
		}
		if (!losses.isEmpty()) {
			throw new IllegalStateException("Version " + steps.get(0).migration().version()
					+ " was not taken back, for rows may be lost:\n\t- " + String.join("\n\t- ", losses)
					+ "\nSet 'app.db.schema.allow-drop' to true if they may go, or call downgrade(\"" + target
					+ "\", true)");
		}
	}

	/**
	 * Tells what keeps a migration from being taken back.
	 */
	static @Nullable String problem(KnownMigration migration, @Nullable LoadableResource file) {
		if (file == null) {
			return "version " + migration.version() + " has no file " + ScriptFiles.UNDO + migration.version()
					+ "__….sql next to " + migration.script() + ": write it";
		}
		if (!migration.info().isChecksumMatching()) {
			return migration.script() + " has changed after it was applied: restore it";
		}
		String problem = UndoSeal.problem(ScriptFiles.lines(file), migration.info().getAppliedChecksum());
		return (problem != null) ? file.getFilename() + " " + problem : null;
	}

	/**
	 * Takes one migration back, unless another process has done that meanwhile.
	 */
	private Optional<MigrationInfo> undo(UndoStep step, String target) {
		this.running = null;
		long start = System.nanoTime();
		try {
			if (!this.work.lock(() -> undoLocked(step, target))) {
				return Optional.empty();
			}
			Duration duration = Duration.ofNanos(System.nanoTime() - start);
			if (this.listener != null) {
				this.listener.finished(step.file(), duration);
			}
			return Optional.of(step.done(duration));
		}
		catch (FlywayException ex) {
			if (this.running == null) {
				throw ex;
			}
			String failed = this.work.isAtomic(step.script()) ? null : "version " + step.migration().version();
			throw Failures.ofScript(ex, failed, read().remedy(step.migration()));
		}
	}

	private boolean undoLocked(UndoStep step, String target) throws SQLException {
		AppliedMigrations now = read();
		now.refuseFailed();
		Optional<KnownMigration> row = now.versions()
			.stream()
			.filter((one) -> one.rank() == step.rank() && one.version().equals(step.migration().version()))
			.findFirst();
		if (row.isEmpty()) {
			return false;
		}
		KnownMigration last = now.versions().get(0);
		if (last.rank() > step.rank()) {
			throw new InvalidMigrationException("Another process has applied " + last.script() + " meanwhile: "
					+ step.migration().script() + " was not taken back");
		}
		refuseLoss(List.of(step), target);
		this.running = step;
		if (this.listener != null) {
			this.listener.started(step.file());
		}
		this.work.undo(step.script(), step.rank());
		return true;
	}

}
