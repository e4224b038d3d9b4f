package io.appdb.migration;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * One migration. Immutable; shared by all threads.
 *
 * @param version its version, {@code null} for a repeatable migration
 * @param description its description
 * @param script name of its file or class
 * @param state what has become of it
 * @param installedOn when it ran, as the database recorded it: in the time zone of the
 * database session, on SQLite in UTC; {@code null} when it has not run
 * @param duration how long it took, in milliseconds, {@code null} when it has not run
 */
public record MigrationInfo(@Nullable String version, String description, String script, MigrationState state,
		@Nullable LocalDateTime installedOn, @Nullable Duration duration) {

	static MigrationInfo of(org.flywaydb.core.api.MigrationInfo info) {
		String version = (info.getVersion() != null) ? info.getVersion().getVersion() : null;
		Integer milliseconds = info.getExecutionTime();
		return new MigrationInfo(version, info.getDescription(), info.getScript(), MigrationState.of(info), local(info),
				(milliseconds != null) ? Duration.ofMillis(milliseconds) : null);
	}

	private static @Nullable LocalDateTime local(org.flywaydb.core.api.MigrationInfo info) {
		return (info.getInstalledOn() != null)
				? LocalDateTime.ofInstant(info.getInstalledOn().toInstant(), ZoneId.systemDefault()) : null;
	}

}
