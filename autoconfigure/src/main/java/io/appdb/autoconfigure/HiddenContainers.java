package io.appdb.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/**
 * Containers of further databases while Spring Boot looks for those of the default one.
 * Spring Boot gives the address of the first container that it finds to the application,
 * and leaves the others. Used by the thread that starts the application.
 */
final class HiddenContainers {

	private final Map<String, BeanDefinition> containers = new LinkedHashMap<>();

	private final Map<String, BeanDefinition> details = new LinkedHashMap<>();

	/**
	 * Takes a container away until {@link #restore}.
	 * @param registry where it is
	 * @param container the name of its bean
	 * @param details the connection details of its database, which are there after that
	 */
	void hide(BeanDefinitionRegistry registry, String container, BeanDefinition details) {
		this.containers.put(container, registry.getBeanDefinition(container));
		this.details.put(container + "ConnectionDetails", details);
		registry.removeBeanDefinition(container);
	}

	/**
	 * Gives back what was taken away.
	 * @param beans where it was
	 * @param registry the same, for definitions
	 */
	static void restore(ConfigurableListableBeanFactory beans, BeanDefinitionRegistry registry) {
		if (beans.getSingleton(HiddenContainers.class.getName()) instanceof HiddenContainers hidden) {
			hidden.containers.forEach(registry::registerBeanDefinition);
			hidden.details.forEach(registry::registerBeanDefinition);
			hidden.containers.clear();
			hidden.details.clear();
		}
	}

}
