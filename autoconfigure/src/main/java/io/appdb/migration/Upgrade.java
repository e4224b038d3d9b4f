package io.appdb.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/**
 * Applies migrations with Flyway's own command. Lives as long as one call, on one thread.
 */
final class Upgrade {

	private final Configuration configuration;

	private final AtomicHistory history;

	private final @Nullable MigrationListener listener;

	Upgrade(Configuration configuration, AtomicHistory history, @Nullable MigrationListener listener) {
		this.configuration = configuration;
		this.history = history;
		this.listener = listener;
	}

	MigrationReport to(String target) {
		AppliedMigrations before = read();
		before.refuseFailed();
		MigrationVersion version = Target.HEAD.equals(target) ? null : version(before, target);
		MigrateResult result = migrate(version, !before.pending().isEmpty());
		AppliedMigrations after = read();
		return new MigrationReport(name(before), name(after), ran(after, result));
	}

	private AppliedMigrations read() {
		return FlywayWork.run(this.configuration, (work) -> new AppliedMigrations(work.migrations()));
	}

	private static @Nullable String name(AppliedMigrations migrations) {
		return migrations.current().map(MigrationVersion::getVersion).orElse(null);
	}

	private static MigrationVersion version(AppliedMigrations migrations, String target) {
		if (Target.isSteps(target, '+')) {
			List<MigrationVersion> pending = migrations.all()
				.stream()
				.filter((one) -> one.isVersioned() && one.state() == MigrationState.PENDING)
				.map(KnownMigration::version)
				.toList();
			return pending.get(Target.steps(target, pending.size(), "pending") - 1);
		}
		MigrationVersion version = Target.version(target, "'+1' for the next one, or 'head' for all");
		if (!migrations.knows(version)) {
			throw new IllegalArgumentException("There is no version " + target + ": " + migrations.names());
		}
		if (migrations.current().filter((current) -> current.compareTo(version) > 0).isPresent()) {
			throw new IllegalArgumentException("Version " + target + " is below the current one, "
					+ migrations.currentName() + ": call downgrade(\"" + target + "\")");
		}
		return version;
	}

	private MigrateResult migrate(@Nullable MigrationVersion version, boolean pending) {
		FluentConfiguration configured = Flyway.configure(this.configuration.getClassLoader())
			.configuration(this.configuration);
		if (version != null) {
			configured.target(version);
		}
		if (pending) {
			this.history.choose(configured);
		}
		if (this.listener != null) {
			configured.callbacks(Stream
				.concat(Arrays.stream(configured.getCallbacks()), Stream.of(new ListenerCallback(this.listener)))
				.toArray(Callback[]::new));
		}
		try {
			return new Flyway(configured).migrate();
		}
		catch (FlywayException ex) {
			AppliedMigrations now = read();
			KnownMigration failed = now.failed().stream().findFirst().orElse(null);
			throw Failures.ofScript(ex, (failed != null) ? failed.script() : null,
					(failed != null) ? now.remedy(failed) : "");
		}
	}

	/**
	 * Finds what ran in the history; a repeatable migration has no version and is known
	 * by its description, and its last run counts.
	 */
	private static List<MigrationInfo> ran(AppliedMigrations after, MigrateResult result) {
		return result.migrations.stream()
			.flatMap((output) -> Stream.ofNullable(find(after, output)))
			.map(KnownMigration::toInfo)
			.toList();
	}

	private static @Nullable KnownMigration find(AppliedMigrations after, MigrateOutput output) {
		return after.history()
			.stream()
			.filter((one) -> Objects.equals(one.isVersioned() ? one.version().getVersion() : "", output.version)
					&& Objects.equals(one.info().getDescription(), output.description))
			.reduce((first, second) -> second)
			.orElse(null);
	}

}
