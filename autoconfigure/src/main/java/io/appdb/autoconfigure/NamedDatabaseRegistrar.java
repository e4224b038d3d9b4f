package io.appdb.autoconfigure;

import java.util.List;

import io.appdb.settings.DatabaseProperties;
import io.appdb.settings.NamedDatabase;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Defines the beans of the databases below {@code app.db.databases}. Spring creates it
 * and calls it once, before Spring Boot's conditions look for beans of their kinds, which
 * do not see those of further databases.
 */
final class NamedDatabaseRegistrar implements ImportBeanDefinitionRegistrar {

	private static final List<String> KEYS = List.of("databases", "packages", "required");

	private final Environment environment;

	private final ConfigurableListableBeanFactory beans;

	private final ResourceLoader resources;

	NamedDatabaseRegistrar(Environment environment, BeanFactory beans, ResourceLoader resources) {
		this.environment = environment;
		this.beans = (ConfigurableListableBeanFactory) beans;
		this.resources = resources;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		if (KEYS.stream().noneMatch((key) -> DatabaseProperties.isSet(this.environment, key))) {
			return;
		}
		DatabaseProperties properties = DatabaseProperties.of(this.environment);
		List<NamedDatabase> databases = NamedDatabase.of(properties);
		if (!properties.packages().isEmpty()) {
			EntityScanPackages.register(registry, properties.packages());
		}
		databases.forEach((database) -> new NamedDatabaseBeans(registry, this.beans, database).define());
		registry.registerBeanDefinition("databaseNamedEntities",
				new RootBeanDefinition(NamedEntities.class, () -> new NamedEntities(databases)));
		if (NamedRepositories.isPossible()) {
			registry.registerBeanDefinition("databaseNamedRepositories", new RootBeanDefinition(NamedRepositories.class,
					() -> new NamedRepositories(databases, properties.packages(), this.environment, this.resources)));
			registry.registerBeanDefinition("databaseNamedRepositoryErrors", new RootBeanDefinition(
					NamedRepositoryErrors.class, () -> new NamedRepositoryErrors(databases, this.beans)));
		}
	}

}
