package io.appdb.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import io.appdb.engine.DatabaseUrl;
import io.appdb.schema.MappedSchema;
import io.appdb.schema.MappingCapture;
import io.appdb.schema.Schema;
import io.appdb.schema.SchemaMode;
import io.appdb.schema.SchemaStartup;
import io.appdb.settings.DatabaseProperties;
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

	private final ObjectProvider<FactoryParts> parts;

	private final ObjectProvider<MigrationsFound> migrations;

	private volatile @Nullable SchemaStartup startup;

	SchemaAtStart(ObjectProvider<SchemaOwner> owner, ObjectProvider<DatabaseProperties> properties,
			ObjectProvider<DatabaseMapping> mapping, ObjectProvider<FactoryParts> parts,
			ObjectProvider<MigrationsFound> migrations) {
		this.owner = owner;
		this.properties = properties;
		this.mapping = mapping;
		this.parts = parts;
		this.migrations = migrations;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (this.startup == null && bean instanceof EntityManagerFactory factory
				&& "entityManagerFactory".equals(beanName)) {
			MappingCapture captured = this.mapping.getObject().captureOf(beanName);
			DataSource used = this.parts.getObject().dataSource(factory);
			if (captured != null && this.owner.getObject().isOurs(used)) {
				start(factory, new MappedSchema(captured, used, isDropAllowed(used)), used);
			}
		}
		return bean;
	}

	private void start(EntityManagerFactory factory, Schema schema, DataSource used) {
		SchemaStartup starting = new SchemaStartup(schema, mode(), isDropAllowed(used), this::pending);
		new ImportedRows(factory, schema, used).importAfter(mode(), starting::start);
		this.startup = starting;
	}

	Schema schema() {
		return new MappedSchema(mapping(), dataSource(), isDropAllowed());
	}

	MappingCapture mapping() {
		return this.mapping.getObject().capture();
	}

	/**
	 * What was done, as the start-up line says it.
	 */
	String description(EntityManagerFactory factory) {
		if (this.startup != null) {
			return described();
		}
		SchemaOwner decided = this.owner.getObject();
		String made = ImportedRows.tables(factory);
		String left = decided.isSaidToHibernate() ? made + " (ddl-auto)"
				: decided.tool(dataSource()).map((tool) -> "none (" + tool + ")").orElse(made + " (Spring Boot)");
		return (mode() == SchemaMode.MIGRATE) ? described() + ", " + left : left;
	}

	private String described() {
		MigrationsFound migrated = this.migrations.getIfAvailable();
		return (migrated != null) ? migrated.description() : mode().describe(0, 0);
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
		return isDropAllowed(dataSource());
	}

	private boolean isDropAllowed(DataSource used) {
		Boolean allowed = this.properties.getObject().schema().allowDrop();
		return (allowed != null) ? allowed : DataSourceUrl.of(used).isInMemory();
	}

	private DataSource dataSource() {
		return this.parts.getObject().dataSource();
	}

	DatabaseUrl url() {
		return DataSourceUrl.of(dataSource());
	}

}
