package io.appdb.migration;

import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationInfo;

/**
 * What has become of a migration. Immutable; shared by all threads.
 */
public enum MigrationState {

	/**
	 * Has not run, and would with the next upgrade.
	 */
	PENDING,

	/**
	 * Has run.
	 */
	APPLIED,

	/**
	 * Stands for everything up to its version, which was there before the first
	 * migration.
	 */
	BASELINE,

	/**
	 * Has stopped in the middle, on its way up or down, and part of it may be in the
	 * database: {@link Migrations#stamp} says what to do.
	 */
	FAILED,

	/**
	 * Has run, and its file is not there any more, or not yet.
	 */
	MISSING,

	/**
	 * A repeatable migration whose file has changed since, or that has run again since.
	 */
	OUTDATED,

	/**
	 * Is left out: below the baseline or the current version, or above the target that
	 * Flyway is given.
	 */
	IGNORED,

	/**
	 * Was applied and taken back by another tool, which keeps a record of it.
	 */
	REMOVED;

	static MigrationState of(MigrationInfo info) {
		if (info.getType() == CoreMigrationType.DELETE) {
			return REMOVED;
		}
		return switch (info.getState()) {
			case PENDING -> PENDING;
			case SUCCESS, OUT_OF_ORDER -> APPLIED;
			case BASELINE -> BASELINE;
			case FAILED, MISSING_FAILED, FUTURE_FAILED -> FAILED;
			case MISSING_SUCCESS, FUTURE_SUCCESS -> MISSING;
			case OUTDATED, SUPERSEDED -> OUTDATED;
			case ABOVE_TARGET, BELOW_BASELINE, BASELINE_IGNORED, IGNORED, AVAILABLE -> IGNORED;
			case UNDONE, DELETED -> REMOVED;
		};
	}

}
