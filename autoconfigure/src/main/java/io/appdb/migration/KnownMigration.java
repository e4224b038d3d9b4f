package io.appdb.migration;

import org.flywaydb.core.api.MigrationVersion;

/**
 * A migration as Flyway knows it: of the files, of the history, or of both. Immutable.
 *
 * @param info what Flyway says of it
 * @param hasFile whether there is a file of it, or a class
 */
record KnownMigration(org.flywaydb.core.api.MigrationInfo info, boolean hasFile) {

	/**
	 * Returns whether it has a version, as every one but the repeatable ones.
	 */
	boolean isVersioned() {
		return this.info.isVersioned();
	}

	/**
	 * Returns its version, which is there only when it is versioned.
	 */
	MigrationVersion version() {
		return this.info.getVersion();
	}

	/**
	 * Returns whether it is an entry of Flyway's own, as the baseline is.
	 */
	boolean isSynthetic() {
		return this.info.getType().isSynthetic();
	}

	boolean isInHistory() {
		return this.info.isApplied();
	}

	/**
	 * Returns its place in the history, which is there only when it is in it.
	 */
	int rank() {
		return this.info.getInstalledRank();
	}

	String script() {
		return this.info.getScript();
	}

	MigrationState state() {
		return MigrationState.of(this.info);
	}

	/**
	 * Returns what is told of it.
	 */
	MigrationInfo toInfo() {
		return MigrationInfo.of(this.info);
	}

}
