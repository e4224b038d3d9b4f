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
import org.springframework.core.env.Environment;

/**
 * Applies the schema mode as soon as the entity manager factory is there, before anything
 * can use it. Spring owns it and calls it from one thread at start, and again whenever
 * the factory is looked up, which changes nothing any more.
 */
final class SchemaAtStart implements BeanPostProcessor, DisposableBean {

	private static final List<String> BOOT_KEYS = List.of("spring.jpa.hibernate.ddl-auto", "spring.jpa.generate-ddl",
			"spring.jpa.properties.hibernate.hbm2ddl.auto",
			"spring.jpa.properties.jakarta.persistence.schema-generation.database.action");

	private final Environment environment;

	private final ObjectProvider<DatabaseProperties> properties;

	private final ObjectProvider<DatabaseMapping> mapping;

	private final ObjectProvider<DataSource> dataSource;

	private final ObjectProvider<MigrationsFound> migrations;

	private volatile @Nullable SchemaStartup startup;

	SchemaAtStart(Environment environment, ObjectProvider<DatabaseProperties> properties,
			ObjectProvider<DatabaseMapping> mapping, ObjectProvider<DataSource> dataSource,
			ObjectProvider<MigrationsFound> migrations) {
		this.environment = environment;
		this.properties = properties;
		this.mapping = mapping;
		this.dataSource = dataSource;
		this.migrations = migrations;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (this.startup == null && bean instanceof EntityManagerFactory && "entityManagerFactory".equals(beanName)
				&& BOOT_KEYS.stream().noneMatch(this.environment::containsProperty)) {
			SchemaStartup starting = new SchemaStartup(schema(), mode(), isDropAllowed(), this::pending);
			starting.start();
			this.startup = starting;
		}
		return bean;
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
		MigrationsFound migrated = this.migrations.getIfAvailable();
		return (migrated != null) ? migrated.description()
				: MigrationsFound.describe(configured().resolve(false), 0, 0);
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
		return (migrated != null) ? migrated.mode() : configured().resolve(false);
	}

	private SchemaMode configured() {
		return this.properties.getObject().schema().mode();
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
