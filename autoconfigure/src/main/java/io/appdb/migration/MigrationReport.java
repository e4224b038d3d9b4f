package io.appdb.migration;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What an upgrade or downgrade has done. Immutable; shared by all threads.
 *
 * @param from version before, {@code null} for none
 * @param to version after, {@code null} for none
 * @param migrations what ran, in this order: migrations of an upgrade as they are in the
 * history now, those a downgrade took back as they are pending now, each with the file
 * that ran and how long it took
 */
public record MigrationReport(@Nullable String from, @Nullable String to, List<MigrationInfo> migrations) {

	/**
	 * Creates a report.
	 */
	public MigrationReport {
		migrations = List.copyOf(migrations);
	}

	/**
	 * Returns a sentence for people.
	 */
	@Override
	public String toString() {
		if (this.migrations.isEmpty()) {
			return "nothing to do at version " + name(this.to);
		}
		return "from version " + name(this.from) + " to " + name(this.to) + ": "
				+ this.migrations.stream().map(MigrationInfo::script).collect(Collectors.joining(", "));
	}

	private static String name(@Nullable String version) {
		return (version != null) ? version : Target.BASE;
	}

}
