package io.appdb.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.appdb.migration.ClassPathMigrations;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.migration.JavaMigration;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Switches Flyway off that nobody has asked for: it came with the starter, the
 * application says nothing of it, has no bean for it and no migration anywhere. It would
 * stop applications whose database it does not know, or whose data source it cannot
 * choose. Spring creates it and calls it once, before it looks at Flyway's
 * auto-configuration.
 */
final class UnusedFlywayRegistrar implements ImportBeanDefinitionRegistrar {

	private static final String MIGRATIONS = "db/migration";

	private static final List<Class<?>> BEANS = List.of(Flyway.class, FlywayMigrationInitializer.class,
			FlywayMigrationStrategy.class, FlywayConfigurationCustomizer.class, JavaMigration.class, Callback.class);

	private final ConfigurableEnvironment environment;

	private final ListableBeanFactory beans;

	private final ResourceLoader resources;

	UnusedFlywayRegistrar(Environment environment, BeanFactory beans, ResourceLoader resources) {
		this.environment = (ConfigurableEnvironment) environment;
		this.beans = (ListableBeanFactory) beans;
		this.resources = resources;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		if (isConfigured() || hasBeans() || ClassPathMigrations.areIn(MIGRATIONS, this.resources)) {
			return;
		}
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("appDatabaseUnusedFlyway", Map.of("spring.flyway.enabled", false)));
		registry.registerBeanDefinition("databaseUnusedFlyway",
				BeanDefinitionBuilder.rootBeanDefinition(UnusedFlyway.class).getBeanDefinition());
	}

	private boolean isConfigured() {
		Binder binder = Binder.get(this.environment);
		return binder.bind("spring.flyway", Bindable.mapOf(String.class, Object.class)).isBound()
				|| binder.bind("app.db.schema.mode", String.class).orElse("auto").equalsIgnoreCase("migrate");
	}

	private boolean hasBeans() {
		return BEANS.stream().anyMatch((type) -> this.beans.getBeanNamesForType(type, true, false).length > 0)
				|| Arrays.stream(this.beans.getBeanNamesForType(DataSource.class, true, false))
					.anyMatch((name) -> this.beans.findAnnotationOnBean(name, FlywayDataSource.class, false) != null);
	}

}
