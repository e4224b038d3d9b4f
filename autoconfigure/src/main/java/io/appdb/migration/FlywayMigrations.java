package io.appdb.migration;

import java.util.List;
import java.util.Optional;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Migrations with the settings of a Flyway. Belongs to the database; threads may share
 * it. Keeps nothing between calls.
 */
public final class FlywayMigrations implements Migrations {

	private final Configuration configuration;

	private final boolean dropAllowed;

	/**
	 * Creates the migrations of one database; nothing is read before the first call.
	 * @param flyway where files and history are
	 * @param dropAllowed whether migrations may be taken back
	 */
	public FlywayMigrations(Flyway flyway, boolean dropAllowed) {
		this.configuration = UnenforcedForeignKeys.in(flyway.getConfiguration());
		this.dropAllowed = dropAllowed;
	}

	@Override
	public MigrationReport upgrade(String target) {
		return Failures.translated(() -> new Upgrade(this.configuration).to(target));
	}

	@Override
	public MigrationReport downgrade(String target, boolean force) {
		if (!force && !this.dropAllowed) {
			throw new IllegalStateException("Migrations of this database may not be taken back: set "
					+ "'app.db.schema.allow-drop' to true if tables and rows may go, or call downgrade(\"" + target
					+ "\", true)");
		}
		return Failures.translated(() -> FlywayWork.run(this.configuration, (work) -> new Downgrade(work).to(target)));
	}

	@Override
	public Optional<String> current() {
		return read().current().map(MigrationVersion::getVersion);
	}

	@Override
	public List<MigrationInfo> history() {
		return read().history().stream().map(MigrationInfo::of).toList();
	}

	@Override
	public List<MigrationInfo> pending() {
		return read().all()
			.stream()
			.map(MigrationInfo::of)
			.filter((info) -> info.state() == MigrationState.PENDING)
			.toList();
	}

	private AppliedMigrations read() {
		return Failures
			.translated(() -> FlywayWork.run(this.configuration, (work) -> new AppliedMigrations(work.migrations())));
	}

	@Override
	public void stamp(String version) {
		Failures.translated(() -> FlywayWork.run(this.configuration, (work) -> {
			new Stamp(work).at(version);
			return true;
		}));
	}

	@Override
	public String sql(String from, String to) {
		return Failures
			.translated(() -> FlywayWork.run(this.configuration, (work) -> new ScriptWriter(work).write(from, to)));
	}

	@Override
	public void init(String version) {
		MigrationVersion baseline = Target.version(version, "");
		Failures.translated(() -> new Flyway(Flyway.configure(this.configuration.getClassLoader())
			.configuration(this.configuration)
			.baselineVersion(baseline)).baseline());
	}

	@Override
	public Optional<Revision> revision(String message, RevisionOptions options) {
		throw new UnsupportedOperationException();
	}

	@Override
	public DriftReport check() {
		throw new UnsupportedOperationException();
	}

	@Override
	public VerifyReport verify() {
		throw new UnsupportedOperationException();
	}

}
