package io.appdb.migration;

import java.sql.SQLException;
import java.util.List;

import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes a version into the history without running a file, and takes repeatable
 * migrations that failed out of it: they run again with the next upgrade. Lives as long
 * as one call, on one thread.
 */
final class Stamp {

	private final FlywayWork work;

	Stamp(FlywayWork work) {
		this.work = work;
	}

	void at(String target) {
		MigrationVersion version = Target.BASE.equals(target) ? null : Target.version(target, "or 'base' for none");
		requireKnown(new AppliedMigrations(this.work.migrations()), target, version);
		this.work.createHistory();
		this.work.lock(() -> {
			List<KnownMigration> migrations = this.work.migrations();
			requireKnown(new AppliedMigrations(migrations), target, version);
			return this.work.inTransaction(() -> {
				for (KnownMigration migration : migrations) {
					if (migration.isVersioned() && !migration.isSynthetic()) {
						stamp(migration, version);
					}
					else if (migration.isInHistory() && migration.state() == MigrationState.FAILED) {
						this.work.remove(migration);
					}
				}
				return true;
			});
		});
	}

	private static void requireKnown(AppliedMigrations migrations, String target, @Nullable MigrationVersion version) {
		if (version != null && !migrations.knows(version)) {
			throw new IllegalArgumentException("There is no version " + target + ": " + migrations.names());
		}
		MigrationVersion baseline = migrations.baseline().orElse(null);
		if (version != null && baseline != null && version.compareTo(baseline) < 0) {
			throw new IllegalArgumentException(
					"Version " + target + " is below the baseline, " + baseline + ", which stays in the history");
		}
	}

	private void stamp(KnownMigration migration, @Nullable MigrationVersion version) throws SQLException {
		boolean wanted = version != null && migration.version().compareTo(version) <= 0;
		MigrationState state = migration.state();
		if (state == MigrationState.REMOVED) {
			return;
		}
		if (migration.isInHistory() && !wanted) {
			this.work.remove(migration);
		}
		else if (migration.isInHistory() && state == MigrationState.FAILED) {
			this.work.complete(migration);
		}
		else if (!migration.isInHistory() && wanted && isOpen(migration)) {
			this.work.enter(migration);
		}
	}

	private static boolean isOpen(KnownMigration migration) {
		return switch (migration.info().getState()) {
			case PENDING, IGNORED, ABOVE_TARGET -> true;
			default -> false;
		};
	}

}
