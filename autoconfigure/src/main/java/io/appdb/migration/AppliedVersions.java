package io.appdb.migration;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.flywaydb.core.api.MigrationVersion;

/**
 * The versions in a history, to say beforehand what a call takes away. What is no target
 * counts as nothing: the calls themselves report it. Immutable.
 *
 * @param history what {@link Migrations#history()} returned
 */
public record AppliedVersions(List<MigrationInfo> history) {

	private static final Set<MigrationState> LEAVING = EnumSet.of(MigrationState.APPLIED, MigrationState.MISSING,
			MigrationState.FAILED);

	/**
	 * Creates the versions.
	 */
	public AppliedVersions {
		history = List.copyOf(history);
	}

	/**
	 * Counts the versions that {@link Migrations#downgrade(String)} takes back.
	 * @param target {@code -n}, a version or {@code base}
	 * @return how many, 0 where it would refuse the target
	 */
	public int takenBackTo(String target) {
		List<MigrationVersion> versions = versions(LEAVING);
		if (Target.isSteps(target, '-')) {
			int steps = Integer.parseInt(target.substring(1));
			return (steps <= versions.size()) ? steps : 0;
		}
		boolean there = Target.isVersion(target)
				&& versions(EnumSet.of(MigrationState.APPLIED, MigrationState.MISSING, MigrationState.BASELINE))
					.contains(MigrationVersion.fromVersion(target));
		return (there || Target.BASE.equals(target)) ? count(target) : 0;
	}

	/**
	 * Counts the versions above another, which {@link Migrations#stamp(String)} removes.
	 * @param target a version or {@code base}
	 * @return how many, 0 where it would refuse the target
	 */
	public int above(String target) {
		boolean known = Target.isVersion(target)
				&& versions(EnumSet.allOf(MigrationState.class)).contains(MigrationVersion.fromVersion(target));
		return (known || Target.BASE.equals(target)) ? count(target) : 0;
	}

	private int count(String target) {
		List<MigrationVersion> versions = versions(LEAVING);
		if (Target.BASE.equals(target)) {
			return versions.size();
		}
		MigrationVersion version = MigrationVersion.fromVersion(target);
		return (int) versions.stream().filter((other) -> other.compareTo(version) > 0).count();
	}

	private List<MigrationVersion> versions(Set<MigrationState> states) {
		return this.history.stream()
			.filter((info) -> info.version() != null && states.contains(info.state()))
			.map((info) -> MigrationVersion.fromVersion(info.version()))
			.toList();
	}

}
