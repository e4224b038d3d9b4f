package io.appdb.autoconfigure;

import java.util.List;

import io.appdb.migration.NamedFiles;
import io.appdb.schema.SchemaMode;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The migrations of an application that applies them with a strategy of its own: it
 * decides when they run, and they still make the tables. Spring owns it and calls it from
 * one thread.
 */
final class OwnMigrations implements MigrationsFound {

	private final SchemaMode configured;

	private final ObjectProvider<Flyway> flyway;

	OwnMigrations(SchemaMode configured, ObjectProvider<Flyway> flyway) {
		this.configured = configured;
		this.flyway = flyway;
	}

	@Override
	public SchemaMode mode() {
		MigrationInfoService migrations = (this.configured == SchemaMode.AUTO) ? migrations() : null;
		return this.configured.resolve(migrations != null && migrations.all().length > 0);
	}

	@Override
	public List<String> pending() {
		return MigrationsFound.pending(available());
	}

	@Override
	public String description() {
		MigrationInfoService migrations = migrations();
		return (migrations != null) ? mode().describe(migrations.applied().length, migrations.pending().length)
				: mode().describe(0, 0);
	}

	private @Nullable MigrationInfoService migrations() {
		Flyway available = available();
		return (available != null) ? available.info() : null;
	}

	private @Nullable Flyway available() {
		Flyway available = this.flyway.getIfAvailable();
		return (available != null) ? NamedFiles.over(available) : null;
	}

}
