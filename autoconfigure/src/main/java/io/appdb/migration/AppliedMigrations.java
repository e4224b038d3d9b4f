package io.appdb.migration;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationVersion;

/**
 * What the history says, at the moment it was read. Immutable.
 *
 * @param all all migrations, of the files and of the history
 */
record AppliedMigrations(List<KnownMigration> all) {

	private static final Set<MigrationState> IN_FORCE = EnumSet.of(MigrationState.APPLIED, MigrationState.MISSING);

	/**
	 * Returns the versions that have run and can be taken back, the last one first.
	 */
	List<KnownMigration> versions() {
		return this.all.stream()
			.filter((one) -> one.isVersioned() && !one.isSynthetic() && IN_FORCE.contains(one.state()))
			.sorted(Comparator.comparingInt(KnownMigration::rank).reversed())
			.toList();
	}

	/**
	 * Returns what is in the history, in the order it ran.
	 */
	List<KnownMigration> history() {
		return this.all.stream()
			.filter(KnownMigration::isInHistory)
			.sorted(Comparator.comparingInt(KnownMigration::rank))
			.toList();
	}

	List<KnownMigration> failed() {
		return history().stream().filter((one) -> one.state() == MigrationState.FAILED).toList();
	}

	Optional<MigrationVersion> baseline() {
		return history().stream()
			.filter((one) -> one.info().getType() == CoreMigrationType.BASELINE)
			.map(KnownMigration::version)
			.max(Comparator.naturalOrder());
	}

	Optional<MigrationVersion> current() {
		Optional<MigrationVersion> highest = versions().stream()
			.map(KnownMigration::version)
			.max(Comparator.naturalOrder());
		return highest.or(this::baseline);
	}

	String currentName() {
		return current().map(MigrationVersion::getVersion).orElse(Target.BASE);
	}

	boolean knows(MigrationVersion version) {
		return this.all.stream().anyMatch((one) -> version.equals(one.version()));
	}

	/**
	 * Lists the versions for a message.
	 */
	String names() {
		List<String> names = this.all.stream()
			.filter(KnownMigration::isVersioned)
			.map((one) -> one.version().getVersion())
			.distinct()
			.toList();
		return names.isEmpty() ? "there are no migrations" : "the versions are " + String.join(", ", names);
	}

	List<MigrationInfo> pending() {
		return this.all.stream()
			.filter((one) -> one.state() == MigrationState.PENDING)
			.map(KnownMigration::toInfo)
			.toList();
	}

	/**
	 * Returns whether the files alone make the schema: a file makes the tables that were
	 * there before the history began.
	 */
	boolean isReplayable() {
		return baseline()
			.map((baseline) -> this.all.stream()
				.filter((one) -> one.isVersioned() && one.hasFile())
				.anyMatch((one) -> one.version().compareTo(baseline) <= 0))
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
		List<KnownMigration> failed = failed();
		if (!failed.isEmpty()) {
			KnownMigration first = failed.get(0);
			throw new InvalidMigrationException(first.script() + " is recorded as failed: part of it, or of the file "
					+ "that takes it back, may have run. " + remedy(first));
		}
	}

	/**
	 * Says how a failed migration is repaired.
	 */
	String remedy(KnownMigration failed) {
		if (!failed.isVersioned()) {
			return "Put the schema in order by hand, and call stamp(\"" + currentName()
					+ "\"): the file then runs again with the next upgrade";
		}
		MigrationVersion version = failed.version();
		String below = versions().stream()
			.map(KnownMigration::version)
			.filter((other) -> other.compareTo(version) < 0)
			.max(Comparator.naturalOrder())
			.or(this::baseline)
			.map(MigrationVersion::getVersion)
			.orElse(Target.BASE);
		return "Put the schema in order by hand, and say which version it has: stamp(\"" + version
				+ "\") when all of it is there, stamp(\"" + below + "\") when none of it is";
	}

}
