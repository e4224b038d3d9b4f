package io.appdb.migration;

import java.sql.SQLException;
import java.util.List;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
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
		if (!this.work.history().exists()) {
			this.work.history().create(false);
		}
		this.work.lock(() -> {
			List<MigrationInfoImpl> migrations = this.work.migrations();
			requireKnown(new AppliedMigrations(migrations), target, version);
			this.work.change((rows) -> {
				for (MigrationInfoImpl info : migrations) {
					if (info.isVersioned() && !info.getType().isSynthetic()) {
						stamp(rows, info, version);
					}
					else if (info.getInstalledRank() != null && MigrationState.of(info) == MigrationState.FAILED) {
						rows.update(this.work.statements().delete(), info.getInstalledRank());
					}
				}
			});
			return true;
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

	private void stamp(JdbcTemplate rows, MigrationInfoImpl info, @Nullable MigrationVersion version)
			throws SQLException {
		boolean wanted = version != null && info.getVersion().compareTo(version) <= 0;
		Integer rank = info.getInstalledRank();
		MigrationState state = MigrationState.of(info);
		if (state == MigrationState.REMOVED) {
			return;
		}
		if (rank != null && !wanted) {
			rows.update(this.work.statements().delete(), rank);
		}
		else if (rank != null && state == MigrationState.FAILED) {
			rows.update(this.work.statements().updateSuccess(), true, rank);
			if (info.getResolvedMigration() != null) {
				this.work.history().update(info.getAppliedMigration(), info.getResolvedMigration());
			}
		}
		else if (rank == null && wanted && isOpen(info)) {
			this.work.history().clearCache();
			this.work.history()
				.addAppliedMigration(info.getVersion(), info.getDescription(), info.getType(), info.getScript(),
						info.getResolvedChecksum(), 0, true);
		}
	}

	private static boolean isOpen(MigrationInfoImpl info) {
		return switch (info.getState()) {
			case PENDING, IGNORED, ABOVE_TARGET -> true;
			default -> false;
		};
	}

}
