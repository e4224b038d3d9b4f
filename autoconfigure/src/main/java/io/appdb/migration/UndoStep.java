package io.appdb.migration;

import java.time.Duration;

import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.core.internal.sqlscript.SqlScript;

/**
 * A migration that is to be taken back. Lives as long as the downgrade.
 *
 * @param info the migration as the history has it
 * @param script the file that takes it back
 */
record UndoStep(MigrationInfoImpl info, SqlScript script) {

	int rank() {
		return this.info.getInstalledRank();
	}

	String file() {
		return this.script.getResource().getFilename();
	}

	MigrationInfo done(Duration duration) {
		return new MigrationInfo(this.info.getVersion().getVersion(), this.info.getDescription(), file(),
				MigrationState.PENDING, null, duration);
	}

}
