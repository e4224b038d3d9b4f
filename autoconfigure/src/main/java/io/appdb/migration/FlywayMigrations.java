package io.appdb.migration;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.appdb.error.Arguments;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Migrations with the settings of a Flyway. Belongs to the database; threads may share
 * it. Keeps nothing between calls.
 */
public final class FlywayMigrations implements Migrations {

	private final Configuration configuration;

	private final boolean dropAllowed;

	private final RevisionEnvironment environment;

	private final AtomicHistory history;

	private final @Nullable MigrationListener listener;

	/**
	 * Creates the migrations of one database; nothing is read before the first call.
	 * @param flyway where files and history are
	 * @param dropAllowed whether migrations may be taken back that lose rows
	 * @param environment what they are compared with, and where
	 */
	public FlywayMigrations(Flyway flyway, boolean dropAllowed, RevisionEnvironment environment) {
		this(flyway, dropAllowed, environment, new AtomicHistory());
	}

	/**
	 * Creates the migrations of one database; nothing is read before the first call.
	 * @param flyway where files and history are
	 * @param dropAllowed whether migrations may be taken back that lose rows
	 * @param environment what they are compared with, and where
	 * @param history has learned whether this Flyway has chosen how it locks
	 */
	public FlywayMigrations(Flyway flyway, boolean dropAllowed, RevisionEnvironment environment,
			AtomicHistory history) {
		this(NamedFiles.in(MigrationConnections.in(flyway.getConfiguration())), dropAllowed, environment, history,
				null);
	}

	private FlywayMigrations(Configuration configuration, boolean dropAllowed, RevisionEnvironment environment,
			AtomicHistory history, @Nullable MigrationListener listener) {
		this.configuration = configuration;
		this.dropAllowed = dropAllowed;
		this.environment = environment;
		this.history = history;
		this.listener = listener;
	}

	@Override
	public Migrations reportingTo(MigrationListener told) {
		Arguments.required("reportingTo", "listener", told);
		return new FlywayMigrations(this.configuration, this.dropAllowed, this.environment, this.history, told);
	}

	@Override
	public Optional<Revision> revision(String message, RevisionOptions options) {
		Arguments.required("revision", "message", message);
		Arguments.required("revision", "options", options);
		return Failures.translated(
				() -> new RevisionWriter(this.configuration, this.environment, options, this.listener).write(message));
	}

	@Override
	public MigrationReport upgrade(String target) {
		Arguments.required("upgrade", "target", target);
		return exclusively(() -> new Upgrade(this.configuration, this.history, this.listener).to(target));
	}

	@Override
	public MigrationReport downgrade(String target, boolean force) {
		Arguments.required("downgrade", "target", target);
		boolean mayLoseRows = force || this.dropAllowed;
		FluentConfiguration chosen = Flyway.configure(this.configuration.getClassLoader())
			.configuration(this.configuration);
		this.history.choose(chosen);
		return exclusively(
				() -> FlywayWork.run(chosen, (work) -> new Downgrade(work, mayLoseRows, this.listener).to(target)));
	}

	private <T> T exclusively(Supplier<T> work) {
		return Failures.translated(() -> ExclusiveWork.run(this.configuration, work));
	}

	@Override
	public Optional<String> current() {
		return read().current().map(MigrationVersion::getVersion);
	}

	@Override
	public List<MigrationInfo> history() {
		return read().history().stream().map(KnownMigration::toInfo).toList();
	}

	@Override
	public List<MigrationInfo> pending() {
		return read().pending();
	}

	private AppliedMigrations read() {
		return Failures
			.translated(() -> FlywayWork.run(this.configuration, (work) -> new AppliedMigrations(work.migrations())));
	}

	@Override
	public void stamp(String version) {
		Arguments.required("stamp", "version", version);
		exclusively(() -> FlywayWork.run(this.configuration, (work) -> {
			new Stamp(work).at(version);
			return true;
		}));
	}

	@Override
	public String sql(String from, String to) {
		Arguments.required("sql", "from", from);
		Arguments.required("sql", "to", to);
		return Failures
			.translated(() -> FlywayWork.run(this.configuration, (work) -> new ScriptWriter(work).write(from, to)));
	}

	@Override
	public void init(String version) {
		Arguments.required("init", "version", version);
		MigrationVersion baseline = Target.version(version, "");
		Failures.translated(
				() -> new Flyway(Flyway.configure(this.configuration.getClassLoader())
					.configuration(this.configuration)
					.baselineVersion(baseline)).baseline(),
				". Where the history has begun, stamp(\"" + version + "\") says which version the tables have");
	}

	@Override
	public DriftReport check() {
		return Failures.translated(() -> new DriftCheck(this.configuration, this.environment, this.listener).report());
	}

	@Override
	public VerifyReport verify() {
		return Failures
			.translated(() -> new MigrationTrial(this.configuration, this.environment, this.listener).report());
	}

}
