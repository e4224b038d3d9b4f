package io.appdb.migration;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Finds the version of a new migration: one behind the last one, written as the others
 * are. Lives as long as one call.
 *
 * @param taken the versions of all files and of the history
 */
record RevisionVersion(List<MigrationVersion> taken) {

	private static final int DIGITS_OF_A_TIME = 12;

	private static final String TIME = "yyyyMMddHHmmss";

	static RevisionVersion of(AppliedMigrations migrations, FileNames names, Path directory) {
		Stream<MigrationVersion> known = migrations.all()
			.stream()
			.filter(KnownMigration::isVersioned)
			.map(KnownMigration::version);
		Stream<MigrationVersion> written = RevisionDirectory.names(directory)
			.stream()
			.map(names::version)
			.filter(Objects::nonNull);
		return new RevisionVersion(Stream.concat(known, written).distinct().toList());
	}

	String choose(@Nullable String given) {
		Optional<MigrationVersion> last = this.taken.stream().max(Comparator.naturalOrder());
		if (given == null) {
			return last.map(MigrationVersion::getVersion).map(RevisionVersion::next).orElse("1");
		}
		MigrationVersion version = Target.version(given, "");
		if (this.taken.contains(version)) {
			throw new IllegalArgumentException("Version " + given + " is taken: leave it out for the next one");
		}
		if (last.filter((highest) -> highest.compareTo(version) > 0).isPresent()) {
			throw new IllegalArgumentException("Version " + given + " is below " + last.get()
					+ ", the last one, so it would never run: leave it out for the next one");
		}
		return version.getVersion();
	}

	private static String next(String version) {
		int dot = version.lastIndexOf('.');
		String number = version.substring(dot + 1);
		if (dot < 0 && number.length() >= DIGITS_OF_A_TIME) {
			String now = LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern(TIME));
			String time = now.substring(0, Math.min(now.length(), number.length()));
			return (time.compareTo(number) > 0) ? time : new BigInteger(number).add(BigInteger.ONE).toString();
		}
		String next = new BigInteger(number).add(BigInteger.ONE).toString();
		return version.substring(0, dot + 1) + "0".repeat(Math.max(0, number.length() - next.length())) + next;
	}

}
