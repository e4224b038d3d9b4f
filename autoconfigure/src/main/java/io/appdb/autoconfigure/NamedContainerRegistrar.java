package io.appdb.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.JdbcDatabaseContainer;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.testcontainers.beans.TestcontainerBeanDefinition;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Gives a further database the address of the container that
 * {@link ServiceConnection @ServiceConnection} or {@code @Db} assigns to it. Spring
 * creates it and calls it once, before Spring Boot looks for containers.
 */
final class NamedContainerRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	private final ConfigurableListableBeanFactory beans;

	NamedContainerRegistrar(Environment environment, BeanFactory beans) {
		this.environment = environment;
		this.beans = (ConfigurableListableBeanFactory) beans;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		DatabaseNames names = DatabaseNames.of(this.environment);
		HiddenContainers hidden = new HiddenContainers();
		for (String name : this.beans.getBeanNamesForType(Container.class, true, false)) {
			String database = registry.containsBeanDefinition(name)
					? database(names, name, registry.getBeanDefinition(name)) : null;
			if (database != null) {
				hidden.hide(registry, name, details(name, database));
			}
		}
		this.beans.registerSingleton(HiddenContainers.class.getName(), hidden);
	}

	private static @Nullable String database(DatabaseNames names, String bean, BeanDefinition definition) {
		MergedAnnotations annotations = (definition instanceof TestcontainerBeanDefinition container)
				? container.getAnnotations() : DatabaseNames.annotations(definition);
		if (!annotations.isPresent(ServiceConnection.class)) {
			return null;
		}
		return annotations.stream(ServiceConnection.class)
			.map((connection) -> connection.getString("name"))
			.filter(names::contains)
			.findFirst()
			.orElseGet(() -> names.in(annotations, bean));
	}

	private RootBeanDefinition details(String container, String database) {
		Class<?> type = this.beans.getType(container, false);
		if (type == null || !JdbcDatabaseContainer.class.isAssignableFrom(type)) {
			throw new FailureAnalyzedException(
					"The container '" + container + "' is assigned to the database '" + database
							+ "', and its type does not tell the address of a database.",
					"Give it the type of its database, such as PostgreSQLContainer, or define a JdbcConnectionDetails "
							+ "bean with @Db(\"" + database + "\").");
		}
		RootBeanDefinition details = new RootBeanDefinition(ContainerConnectionDetails.class,
				() -> new ContainerConnectionDetails(this.beans.getBean(container, JdbcDatabaseContainer.class)));
		NamedConnectionDetails.assign(details, database);
		return details;
	}

}
