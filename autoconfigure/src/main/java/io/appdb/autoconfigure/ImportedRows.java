package io.appdb.autoconfigure;

import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import io.appdb.schema.Schema;
import io.appdb.schema.SchemaMode;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.SchemaToolingSettings;

import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;

/**
 * Rows of {@code import.sql} and of the load scripts in Hibernate's settings, for tables
 * that were made from the entities where Spring Boot would have had Hibernate make them:
 * in an embedded database. Made for one start; used by one thread.
 */
final class ImportedRows {

	private final EntityManagerFactory factory;

	private final Schema schema;

	private final DataSource dataSource;

	ImportedRows(EntityManagerFactory factory, Schema schema, DataSource dataSource) {
		this.factory = factory;
		this.schema = schema;
		this.dataSource = dataSource;
	}

	/**
	 * Imports rows when tables were made, so that those of an earlier start that found
	 * its database again are not there twice.
	 */
	void importAfter(SchemaMode mode, Runnable start) {
		boolean wanted = (mode == SchemaMode.CREATE || mode == SchemaMode.CREATE_DROP)
				&& EmbeddedDatabaseConnection.isEmbedded(this.dataSource);
		Set<String> before = (wanted && mode == SchemaMode.CREATE) ? this.schema.tableNames() : Set.of();
		start.run();
		if (wanted && !before.containsAll(this.schema.tableNames())) {
			this.factory.unwrap(SessionFactory.class).getSchemaManager().populate();
		}
	}

	/**
	 * Tells what Hibernate did to the tables while the factory was built.
	 */
	static String tables(EntityManagerFactory factory) {
		Map<String, Object> settings = factory.getProperties();
		Object auto = settings.get(SchemaToolingSettings.HBM2DDL_AUTO);
		Object action = (auto != null) ? auto : settings.get(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION);
		return (action != null) ? action.toString() : "none";
	}

}
