package io.appdb.test;

import java.util.Map;

import io.appdb.settings.DatabaseProperties;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Keeps Spring Boot from taking the container of a further database for that of the
 * default one. Immutable; Spring keeps it in the key of its context cache.
 *
 * @param fields the containers of a test class, and the names at them
 */
record ContainerFieldsCustomizer(Map<String, String> fields) implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		this.fields.forEach((field, name) -> {
			if (DatabaseProperties.isSet(context.getEnvironment(), "databases." + name)) {
				throw new IllegalStateException("The field '" + field + "' is a container of the database '" + name
						+ "', and Spring Boot would give its address to the default one: declare it in a class of its "
						+ "own, and name that class in @ImportTestcontainers, or make it a @Bean");
			}
		});
	}

}
