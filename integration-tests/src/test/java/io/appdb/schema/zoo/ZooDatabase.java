package io.appdb.schema.zoo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.migration.Migrations;
import io.appdb.migration.Revision;
import io.appdb.migration.RevisionOptions;
import io.appdb.schema.SchemaMode;
import io.appdb.schema.diff.DiffDialect;
import io.appdb.schema.diff.SchemaModel;
import io.appdb.test.TestDatabase;
import org.hibernate.SessionFactory;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/**
 * A manager with the entities of the zoo on a test database. Owned by one test.
 */
final class ZooDatabase implements AutoCloseable {

	private final DatabaseManager manager;

	private ZooDatabase(DatabaseManager manager) {
		this.manager = manager;
	}

	/**
	 * Opens a database whose schema is created by Hibernate.
	 */
	static ZooDatabase created(TestDatabase database) {
		return open(database, SchemaMode.CREATE, "classpath:none");
	}

	/**
	 * Opens a database whose schema comes from migrations.
	 */
	static ZooDatabase migrated(TestDatabase database, Path folder) {
		return open(database, SchemaMode.NONE, "filesystem:" + folder);
	}

	private static ZooDatabase open(TestDatabase database, SchemaMode mode, String migrations) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Zoo.entities(database.type()))
			.schema(mode)
			.allowDrop(true)
			.migrations(migrations)
			.build();
		manager.initialize();
		return new ZooDatabase(manager);
	}

	Migrations migrations() {
		return this.manager.migrations();
	}

	/**
	 * Writes the migration that makes all tables, and runs it.
	 */
	Revision migrate() {
		Revision revision = migrations().revision("the zoo", RevisionOptions.defaults()).orElseThrow();
		migrations().upgrade();
		return revision;
	}

	List<String> mismatches() {
		return this.manager.schema().validate();
	}

	SchemaModel read() throws SQLException {
		try (Connection connection = this.manager.engine().dataSource().getConnection()) {
			return DiffDialect.of(connection)
				.read(connection, List.of())
				.without((table) -> table.name().equalsIgnoreCase("flyway_schema_history"));
		}
	}

	/**
	 * Returns what Hibernate's own validation says against the schema, empty for nothing.
	 * On SQLite it refuses the identities and on MySQL the national texts that Hibernate
	 * has created.
	 */
	String refusal() {
		try {
			sessionFactory().getSchemaManager().validateMappedObjects();
			return "";
		}
		catch (SchemaManagementException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	SessionFactory sessionFactory() {
		return this.manager.engine().entityManagerFactory().unwrap(SessionFactory.class);
	}

	@Override
	public void close() {
		this.manager.close();
	}

}
