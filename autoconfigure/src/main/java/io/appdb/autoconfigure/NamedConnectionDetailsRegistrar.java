package io.appdb.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Keeps the application's {@link JdbcConnectionDetails} with the name of a further
 * database from being taken for those of the default one. Spring creates it and calls it
 * once, after Spring Boot has looked for containers and before its conditions look for
 * connection details.
 */
final class NamedConnectionDetailsRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	private final ConfigurableListableBeanFactory beans;

	NamedConnectionDetailsRegistrar(Environment environment, BeanFactory beans) {
		this.environment = environment;
		this.beans = (ConfigurableListableBeanFactory) beans;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		HiddenContainers.restore(this.beans, registry);
		String[] found = this.beans.getBeanNamesForType(JdbcConnectionDetails.class, true, false);
		DatabaseNames names = DatabaseNames.of(this.environment);
		for (String name : found) {
			if (registry.containsBeanDefinition(name)
					&& registry.getBeanDefinition(name) instanceof AbstractBeanDefinition definition) {
				String database = names.in(DatabaseNames.annotations(definition), name);
				if (database != null) {
					NamedConnectionDetails.assign(definition, database);
				}
			}
		}
	}

}
