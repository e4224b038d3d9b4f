package io.appdb.migration;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.jspecify.annotations.Nullable;

/**
 * What the history says, at the moment it was read. Immutable.
 *
 * @param all all migrations, of the files and of the history
 */
record AppliedMigrations(List<MigrationInfoImpl> all) {

	private static final Set<MigrationState> IN_FORCE = EnumSet.of(MigrationState.APPLIED, MigrationState.MISSING);

	/**
	 * Returns the versions that have run and can be taken back, the last one first.
	 */
	List<MigrationInfoImpl> versions() {
		return this.all.stream()
			.filter(MigrationInfoImpl::isVersioned)
			.filter((info) -> !info.getType().isSynthetic() && IN_FORCE.contains(MigrationState.of(info)))
			.sorted(Comparator.comparing(MigrationInfoImpl::getInstalledRank).reversed())
			.toList();
	}

	/**
	 * Returns what is in the history, in the order it ran.
	 */
	List<MigrationInfoImpl> history() {
		return this.all.stream()
			.filter((info) -> info.getInstalledRank() != null)
			.sorted(Comparator.comparing(MigrationInfoImpl::getInstalledRank))
			.toList();
	}

	List<MigrationInfoImpl> failed() {
		return history().stream().filter((info) -> MigrationState.of(info) == MigrationState.FAILED).toList();
	}

	Optional<MigrationVersion> baseline() {
		return history().stream()
			.filter((info) -> info.getType() == CoreMigrationType.BASELINE)
			.map(MigrationInfoImpl::getVersion)
			.max(Comparator.naturalOrder());
	}

	Optional<MigrationVersion> current() {
		Optional<MigrationVersion> highest = versions().stream()
			.map(MigrationInfoImpl::getVersion)
			.max(Comparator.naturalOrder());
		return highest.or(this::baseline);
	}

	String currentName() {
		return current().map(MigrationVersion::getVersion).orElse(Target.BASE);
	}

	boolean knows(MigrationVersion version) {
		return this.all.stream().anyMatch((info) -> version.equals(info.getVersion()));
	}

	/**
	 * Lists the versions for a message.
	 */
	String names() {
		List<String> names = this.all.stream()
			.filter(MigrationInfoImpl::isVersioned)
			.map((info) -> info.getVersion().getVersion())
			.distinct()
			.toList();
		return names.isEmpty() ? "there are no migrations" : "the versions are " + String.join(", ", names);
	}

	List<MigrationInfo> pending() {
		return this.all.stream()
			.map(MigrationInfo::of)
			.filter((info) -> info.state() == MigrationState.PENDING)
			.toList();
	}

	/**
	 * Returns whether the files alone make the schema: a file makes the tables that were
	 * there before the history began.
	 */
	boolean isReplayable() {
		return baseline()
			.map((baseline) -> this.all.stream()
				.filter((info) -> info.isVersioned() && info.getResolvedMigration() != null)
				.anyMatch((info) -> info.getVersion().compareTo(baseline) <= 0))
			.orElse(true);
	}

	void refuseUnlessReplayable() {
		if (!isReplayable()) {
			throw new InvalidMigrationException("The history begins with the baseline " + baseline().orElseThrow()
					+ ", and no file makes the tables that were there before it: write a migration of that version "
					+ "which makes them, or compare with the database itself");
		}
	}

	/**
	 * Refuses to go on after a failure that nobody has repaired.
	 */
	void refuseFailed() {
		List<MigrationInfoImpl> failed = failed();
		if (!failed.isEmpty()) {
			MigrationInfoImpl info = failed.get(0);
			throw new InvalidMigrationException(info.getScript() + " is recorded as failed: part of it, or of the file "
					+ "that takes it back, may have run. " + remedy(info.getVersion()));
		}
	}

	/**
	 * Says how a failed migration is repaired.
	 * @param version its version, {@code null} for a repeatable one
	 */
	String remedy(@Nullable MigrationVersion version) {
		if (version == null) {
			return "Put the schema in order by hand, and call stamp(\"" + currentName()
					+ "\"): the file then runs again with the next upgrade";
		}
		String below = versions().stream()
			.map(MigrationInfoImpl::getVersion)
			.filter((other) -> other.compareTo(version) < 0)
			.max(Comparator.naturalOrder())
			.or(this::baseline)
			.map(MigrationVersion::getVersion)
			.orElse(Target.BASE);
		return "Put the schema in order by hand, and say which version it has: stamp(\"" + version
				+ "\") when all of it is there, stamp(\"" + below + "\") when none of it is";
	}

}
