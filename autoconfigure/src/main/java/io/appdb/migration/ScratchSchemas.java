package io.appdb.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.appdb.error.SqlErrorTranslator;
import io.appdb.schema.MappedSchema;
import io.appdb.schema.MappingCapture;
import io.appdb.schema.diff.DiffDialect;
import io.appdb.schema.diff.Renames;
import io.appdb.schema.diff.SchemaDifference;
import io.appdb.schema.diff.SchemaModel;
import io.appdb.schema.scratch.ScratchDatabase;
import io.appdb.schema.scratch.ScratchServer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Builds schemas in scratch databases, reads them, and removes them. Lives as long as one
 * call, on one thread.
 */
final class ScratchSchemas {

	private final Configuration configuration;

	private final MappingCapture entities;

	private final ScratchServer server;

	private final IgnoredTables ignored;

	private final Set<String> namedSchemas;

	private final DiffDialect dialect;

	private final @Nullable MigrationListener listener;

	ScratchSchemas(Configuration configuration, RevisionEnvironment environment, Collection<String> ignored,
			@Nullable MigrationListener listener) {
		this.listener = listener;
		this.configuration = configuration;
		this.entities = environment.entities().get();
		MappedSchema mapped = mapped(configuration.getDataSource());
		if (mapped.isEmpty()) {
			throw new IllegalStateException("There are no entities to compare with: no class with @Entity was found. "
					+ "Put them below the package of the application, or name their packages");
		}
		refuseLongNames(mapped);
		this.server = ScratchServer.of(configuration.getDataSource(), environment.scratchUrl());
		this.ignored = new IgnoredTables(configuration, environment.ignored(), ignored);
		this.dialect = with(configuration.getDataSource(), DiffDialect::of);
		this.namedSchemas = namedSchemas(mapped);
	}

	private static void refuseLongNames(MappedSchema mapped) {
		List<String> names = mapped.longNames();
		if (!names.isEmpty()) {
			throw new IllegalStateException(
					"The mapping has names that the database cannot hold:\n\t- " + String.join("\n\t- ", names));
		}
	}

	/**
	 * A name with a database in it means the real one, in a scratch database too.
	 */
	private Set<String> namedSchemas(MappedSchema mapped) {
		if (!this.dialect.hasSchemasAsDatabases()) {
			return mapped.namedSchemas();
		}
		List<String> elsewhere = mapped.inNamedCatalogs();
		if (!elsewhere.isEmpty()) {
			throw new IllegalStateException("The mapping names a database: " + String.join(", ", elsewhere)
					+ ". A scratch database cannot stand in for it, so that comparing would create tables in the "
					+ "real one: leave 'catalog' out of the mapping and 'hibernate.default_catalog' unset, and name "
					+ "the database in the URL, or write these migrations by hand into an empty revision");
		}
		return Set.of();
	}

	private MappedSchema mapped(DataSource dataSource) {
		return new MappedSchema(this.entities, dataSource, false);
	}

	DiffDialect dialect() {
		return this.dialect;
	}

	/**
	 * Returns the statements that fill tables when they are created.
	 */
	Map<String, List<String>> initialRows() {
		return mapped(this.configuration.getDataSource()).initialRows();
	}

	/**
	 * Reads what the entities want.
	 * @param like a schema that was read before; what its tables need beside it, as
	 * extensions, is there for those of the entities too
	 */
	SchemaModel ofEntities(ReadSchema like) {
		return inScratch((scratch) -> {
			JdbcTemplate jdbc = new JdbcTemplate(scratch.dataSource());
			like.prerequisites().forEach(jdbc::execute);
			mapped(scratch.dataSource()).createAllTables();
			return read(scratch.dataSource()).model();
		});
	}

	/**
	 * Compares a schema with what the entities want.
	 */
	SchemaDifference towardsEntities(SchemaModel before, SchemaModel wanted, Renames renames) {
		return SchemaDifference.towardsEntities(before, wanted, renames, this.ignored::isPart);
	}

	/**
	 * Lists what the entities want otherwise, a sentence each.
	 */
	List<String> differencesToEntities(ReadSchema found) {
		return towardsEntities(found.model(), ofEntities(found), Renames.none()).descriptions();
	}

	/**
	 * Lists what is otherwise in another schema, a sentence each.
	 */
	List<String> differences(ReadSchema before, ReadSchema after) {
		return SchemaDifference.descriptions(before.model().withoutParts(this.ignored::isPart),
				after.model().withoutParts(this.ignored::isPart));
	}

	/**
	 * Reads what all migrations produce.
	 */
	ReadSchema ofMigrations() {
		return ofMigrations(MigrationVersion.LATEST);
	}

	/**
	 * Reads what the migrations up to a version produce.
	 */
	ReadSchema ofMigrations(MigrationVersion last) {
		return inScratch((scratch) -> {
			migrate(on(scratch).target(last));
			return read(scratch.dataSource());
		});
	}

	ReadSchema ofNothing() {
		return inScratch((scratch) -> read(scratch.dataSource()));
	}

	/**
	 * Applies migrations to a scratch database.
	 */
	static void migrate(Configuration scratch) {
		Failures.translated(() -> {
			try {
				return new Flyway(scratch).migrate();
			}
			catch (FlywayException ex) {
				throw Failures.ofScratch(ex);
			}
		});
	}

	ReadSchema ofDatabase() {
		return read(this.configuration.getDataSource());
	}

	/**
	 * Returns the settings of the migrations for a scratch database. Callbacks of the
	 * application are left out: they are not part of the schema.
	 */
	FluentConfiguration on(ScratchDatabase scratch) {
		FluentConfiguration replay = Flyway.configure(this.configuration.getClassLoader())
			.configuration(this.configuration)
			.dataSource(scratch.dataSource())
			.callbacks(callbacks(null))
			.skipDefaultCallbacks(true)
			.baselineOnMigrate(false)
			.target(MigrationVersion.LATEST);
		boolean named = this.configuration.getSchemas().length > 0 || this.configuration.getDefaultSchema() != null;
		if (named && this.dialect.hasSchemasAsDatabases()) {
			replay.schemas(scratch.name()).defaultSchema(scratch.name());
		}
		return replay;
	}

	/**
	 * Returns the callbacks that tell the listener, with another one before them.
	 */
	Callback[] callbacks(@Nullable Callback first) {
		return Stream.concat(Stream.ofNullable(first), Stream.ofNullable(this.listener).map(ListenerCallback::new))
			.toArray(Callback[]::new);
	}

	<T> T inScratch(ScratchWork<T> work) {
		try (ScratchDatabase scratch = this.server.create()) {
			return work.in(scratch);
		}
		catch (SQLException ex) {
			throw translate("Working in a scratch database", ex);
		}
	}

	ReadSchema read(DataSource dataSource) {
		return with(dataSource,
				(connection) -> new ReadSchema(model(connection), this.dialect.prerequisites(connection)));
	}

	SchemaModel model(Connection connection) throws SQLException {
		return this.dialect.read(connection, this.namedSchemas).without(this.ignored);
	}

	private static <T> T with(DataSource dataSource, ConnectionWork<T> work) {
		try (Connection connection = dataSource.getConnection()) {
			return work.on(connection);
		}
		catch (SQLException ex) {
			throw translate("Reading the schema", ex);
		}
	}

	private static DataAccessException translate(String task, SQLException exception) {
		DataAccessException translated = new SqlErrorTranslator().translate(task, null, exception);
		return (translated != null) ? translated : new UncategorizedSQLException(task, null, exception);
	}

	/**
	 * A schema that was read. Immutable.
	 *
	 * @param model the schema
	 * @param prerequisites statements that make what its tables need beside it
	 */
	record ReadSchema(SchemaModel model, List<String> prerequisites) {
	}

	/**
	 * Work in a scratch database.
	 *
	 * @param <T> what comes out of it
	 */
	@FunctionalInterface
	interface ScratchWork<T> {

		T in(ScratchDatabase scratch) throws SQLException;

	}

	/**
	 * Work over a connection.
	 *
	 * @param <T> what comes out of it
	 */
	@FunctionalInterface
	private interface ConnectionWork<T> {

		T on(Connection connection) throws SQLException;

	}

}
