package io.appdb.cli;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.appdb.migration.DriftReport;
import io.appdb.migration.MigrationInfo;
import io.appdb.migration.MigrationListener;
import io.appdb.migration.MigrationReport;
import io.appdb.migration.MigrationState;
import io.appdb.migration.Migrations;
import io.appdb.migration.Revision;
import io.appdb.migration.RevisionOptions;
import io.appdb.migration.VerifyReport;
import org.jspecify.annotations.Nullable;

/**
 * Migrations that only remember what was asked of them. Owned by one test.
 */
final class FakeMigrations implements Migrations {

	final List<String> calls = new ArrayList<>();

	@Nullable RevisionOptions options;

	Optional<Revision> revision = Optional.empty();

	DriftReport drift = new DriftReport(List.of(), List.of(), List.of(), List.of());

	VerifyReport verified = new VerifyReport(List.of());

	List<MigrationInfo> history = List.of(applied("1"), applied("2"), applied("3"));

	List<MigrationInfo> pending = List.of();

	private @Nullable MigrationListener listener;

	static MigrationInfo applied(String version) {
		return new MigrationInfo(version, "step " + version, "V" + version + "__step.sql", MigrationState.APPLIED,
				LocalDateTime.of(2026, 11, 1, 12, 30, 5, 7_000_000), Duration.ofMillis(12));
	}

	static MigrationInfo pending(String version) {
		return new MigrationInfo(version, "step " + version, "V" + version + "__step.sql", MigrationState.PENDING, null,
				null);
	}

	private void replay() {
		if (this.listener != null) {
			this.listener.started("V1__step.sql");
			this.listener.finished("V1__step.sql", Duration.ofMillis(7));
		}
	}

	@Override
	public Optional<Revision> revision(String message, RevisionOptions given) {
		this.calls.add("revision " + message);
		this.options = given;
		replay();
		return this.revision;
	}

	@Override
	public MigrationReport upgrade(String target) {
		this.calls.add("upgrade " + target);
		return new MigrationReport(null, "3", this.history);
	}

	@Override
	public MigrationReport downgrade(String target, boolean force) {
		this.calls.add("downgrade " + target + (force ? " forced" : ""));
		return new MigrationReport("3", null, this.history);
	}

	@Override
	public Optional<String> current() {
		return this.history.stream().map(MigrationInfo::version).reduce((first, second) -> second);
	}

	@Override
	public List<MigrationInfo> history() {
		return this.history;
	}

	@Override
	public List<MigrationInfo> pending() {
		return this.pending;
	}

	@Override
	public DriftReport check() {
		replay();
		return this.drift;
	}

	@Override
	public VerifyReport verify() {
		replay();
		return this.verified;
	}

	@Override
	public Migrations reportingTo(MigrationListener told) {
		this.listener = told;
		return this;
	}

	@Override
	public void stamp(String version) {
		this.calls.add("stamp " + version);
	}

	@Override
	public String sql(String from, String to) {
		this.calls.add("sql " + from + " " + to);
		return "select 1;\nselect 2;\n";
	}

	@Override
	public void init(String version) {
		this.calls.add("init " + version);
	}

}
