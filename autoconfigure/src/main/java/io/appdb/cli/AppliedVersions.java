package io.appdb.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.appdb.migration.MigrationInfo;
import io.appdb.migration.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * The versions in a history, to say beforehand what a command takes away. What is no
 * target counts as nothing: the migrations themselves report it. Immutable.
 *
 * @param history what is in the history
 */
record AppliedVersions(List<MigrationInfo> history) {

	private static final Set<MigrationState> IN_FORCE = EnumSet.of(MigrationState.APPLIED, MigrationState.MISSING,
			MigrationState.FAILED);

	/**
	 * Counts the versions above a target.
	 * @param target {@code -n}, a version or {@code base}
	 */
	int above(String target) {
		List<MigrationVersion> versions = versions();
		if ("base".equals(target)) {
			return versions.size();
		}
		if (target.startsWith("-")) {
			return Math.min(versions.size(), steps(target));
		}
		MigrationVersion version = version(target);
		return (version == null) ? 0 : (int) versions.stream().filter((other) -> other.compareTo(version) > 0).count();
	}

	private List<MigrationVersion> versions() {
		return this.history.stream()
			.filter((info) -> info.version() != null && IN_FORCE.contains(info.state()))
			.map((info) -> MigrationVersion.fromVersion(info.version()))
			.toList();
	}

	private static int steps(String target) {
		return target.matches("-\\d{1,9}") ? -Integer.parseInt(target) : 0;
	}

	private static @Nullable MigrationVersion version(String text) {
		return text.matches("\\d+([._]\\d+)*") ? MigrationVersion.fromVersion(text) : null;
	}

}
