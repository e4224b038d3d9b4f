package io.appdb.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import io.appdb.autoconfigure.DatabaseJpaAutoConfiguration.DatabaseMapping;
import io.appdb.engine.DatabaseUrl;
import io.appdb.schema.MappedSchema;
import io.appdb.schema.MappingCapture;
import io.appdb.schema.Schema;
import io.appdb.schema.SchemaMode;
import io.appdb.schema.SchemaStartup;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Applies the schema mode as soon as the entity manager factory is there, before anything
 * can use it. Spring owns it and calls it from one thread at start, and again whenever
 * the factory is looked up, which changes nothing any more.
 */
final class SchemaAtStart implements BeanPostProcessor, DisposableBean {

	private final ObjectProvider<SchemaOwner> owner;

	private final ObjectProvider<DatabaseProperties> properties;

	private final ObjectProvider<DatabaseMapping> mapping;

	private final ObjectProvider<DataSource> dataSource;

	private final ObjectProvider<MigrationsFound> migrations;

	private volatile @Nullable SchemaStartup startup;

	private volatile String tablesOfHibernate = "none";

	SchemaAtStart(ObjectProvider<SchemaOwner> owner, ObjectProvider<DatabaseProperties> properties,
			ObjectProvider<DatabaseMapping> mapping, ObjectProvider<DataSource> dataSource,
			ObjectProvider<MigrationsFound> migrations) {
		this.owner = owner;
		this.properties = properties;
		this.mapping = mapping;
		this.dataSource = dataSource;
		this.migrations = migrations;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (this.startup == null && bean instanceof EntityManagerFactory factory
				&& "entityManagerFactory".equals(beanName)) {
			this.tablesOfHibernate = ImportedRows.tables(factory);
			if (this.owner.getObject().isOurs(this.dataSource.getObject())) {
				start(factory);
			}
		}
		return bean;
	}

	private void start(EntityManagerFactory factory) {
		Schema schema = schema();
		SchemaStartup starting = new SchemaStartup(schema, mode(), isDropAllowed(), this::pending);
		new ImportedRows(factory, schema, this.dataSource.getObject()).importAfter(mode(), starting::start);
		this.startup = starting;
	}

	Schema schema() {
		return new MappedSchema(mapping(), this.dataSource.getObject(), isDropAllowed());
	}

	MappingCapture mapping() {
		return this.mapping.getObject().capture();
	}

	/**
	 * What was done, as the start-up line says it.
	 */
	String description() {
		if (this.startup != null) {
			return described();
		}
		SchemaOwner decided = this.owner.getObject();
		String left = decided.isSaidToHibernate() ? this.tablesOfHibernate + " (ddl-auto)"
				: decided.tool(this.dataSource.getObject())
					.map((tool) -> "none (" + tool + ")")
					.orElse(this.tablesOfHibernate + " (Spring Boot)");
		return (mode() == SchemaMode.MIGRATE) ? described() + ", " + left : left;
	}

	private String described() {
		MigrationsFound migrated = this.migrations.getIfAvailable();
		return (migrated != null) ? migrated.description() : MigrationsFound.describe(mode(), 0, 0);
	}

	@Override
	public void destroy() {
		SchemaStartup started = this.startup;
		if (started != null) {
			started.close();
		}
	}

	private List<String> pending() {
		MigrationsFound migrated = this.migrations.getIfAvailable();
		return (migrated != null) ? migrated.pending() : List.of();
	}

	private SchemaMode mode() {
		MigrationsFound migrated = this.migrations.getIfAvailable();
		return (migrated != null) ? migrated.mode() : this.properties.getObject().schema().mode().resolve(false);
	}

	/**
	 * Whether tables may be dropped and migrations taken back.
	 */
	boolean isDropAllowed() {
		Boolean allowed = this.properties.getObject().schema().allowDrop();
		return (allowed != null) ? allowed : url().isInMemory();
	}

	DatabaseUrl url() {
		return DataSourceUrl.of(this.dataSource.getObject());
	}

}
