package io.appdb.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.appdb.schema.diff.Renames;
import io.appdb.schema.diff.SchemaDifference;
import io.appdb.schema.diff.SchemaModel;
import io.appdb.schema.diff.SchemaStatement;
import io.appdb.schema.diff.TableName;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Writes a revision. Lives as long as one call, on one thread.
 */
final class RevisionWriter {

	private final Configuration configuration;

	private final RevisionEnvironment environment;

	private final RevisionOptions options;

	private final Path directory;

	private final @Nullable MigrationListener listener;

	RevisionWriter(Configuration configuration, RevisionEnvironment environment, RevisionOptions options,
			@Nullable MigrationListener listener) {
		this.listener = listener;
		this.configuration = NamedFiles.at(configuration, RevisionDirectory.sources(configuration));
		this.environment = environment;
		this.options = options;
		this.directory = RevisionDirectory.of(configuration, options.directory());
	}

	Optional<Revision> write(String message) {
		String description = RevisionFiles.description(message);
		AppliedMigrations migrations = FlywayWork.run(this.configuration,
				(work) -> new AppliedMigrations(work.migrations()));
		String version = RevisionVersion.of(migrations, new FileNames(this.configuration), this.directory)
			.choose(this.options.version());
		if (this.options.empty()) {
			return Optional.of(write(message, version, description, List.of(), List.of(), List.of(), List.of()));
		}
		ScratchSchemas schemas = new ScratchSchemas(this.configuration, this.environment, this.options.ignored(),
				this.listener);
		ScratchSchemas.ReadSchema found = before(schemas, migrations);
		SchemaModel before = found.model();
		SchemaModel after = schemas.ofEntities(found);
		SchemaDifference difference = schemas.towardsEntities(before, after,
				Renames.of(this.options.renames(), before, after));
		if (difference.isEmpty()) {
			return Optional.empty();
		}
		List<SchemaStatement> up = new ArrayList<>(schemas.dialect().statements(difference));
		up.addAll(initialRows(difference, schemas.initialRows()));
		List<SchemaStatement> down = schemas.dialect().statements(difference.reversed());
		return Optional
			.of(write(message, version, description, up, down, difference.descriptions(), difference.proposals()));
	}

	private ScratchSchemas.ReadSchema before(ScratchSchemas schemas, AppliedMigrations migrations) {
		if (this.options.source() == RevisionSource.DATABASE) {
			return schemas.ofDatabase();
		}
		migrations.refuseUnlessReplayable();
		return schemas.ofMigrations();
	}

	private static List<SchemaStatement> initialRows(SchemaDifference difference, Map<String, List<String>> rows) {
		List<String> added = difference.addedTables()
			.stream()
			.map(TableName::name)
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.toList();
		return rows.entrySet()
			.stream()
			.filter((entry) -> added.contains(entry.getKey().toLowerCase(Locale.ROOT)))
			.flatMap((entry) -> entry.getValue().stream())
			.map((sql) -> new SchemaStatement(sql, List.of()))
			.toList();
	}

	private Revision write(String message, String version, String description, List<SchemaStatement> up,
			List<SchemaStatement> down, List<String> changes, List<String> proposals) {
		RevisionFiles files = new RevisionFiles(this.configuration, this.directory);
		Path upgrade = files.upgrade(version, description);
		Path downgrade = files.downgrade(version, description);
		files.write(upgrade, files.text(message, up), downgrade, files.text("takes back: " + message, down));
		List<String> warnings = up.stream().flatMap((statement) -> statement.warnings().stream()).toList();
		return new Revision(version, description.replace('_', ' '), upgrade, downgrade, changes, warnings, proposals);
	}

}
