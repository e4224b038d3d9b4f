package io.appdb.migration;

import java.time.Duration;

/**
 * A migration that is to be taken back. Lives as long as the downgrade.
 *
 * @param migration the migration as the history has it
 * @param script the file that takes it back
 */
record UndoStep(KnownMigration migration, FlywayWork.Script script) {

	int rank() {
		return this.migration.rank();
	}

	String file() {
		return this.script.file().getFilename();
	}

	MigrationInfo done(Duration duration) {
		return new MigrationInfo(this.migration.version().getVersion(), this.migration.info().getDescription(), file(),
				MigrationState.PENDING, null, duration);
	}

}
