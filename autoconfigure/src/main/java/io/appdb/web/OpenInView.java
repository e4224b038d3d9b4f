package io.appdb.web;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Keeps the session open until the view is rendered, in the place of Spring Boot's own
 * interceptor and wherever Spring Boot would: not with {@code spring.jpa.open-in-view}
 * set to false, and not beside an interceptor or filter of the application. Spring owns
 * it and calls it once.
 */
final class OpenInView implements BeanDefinitionRegistryPostProcessor {

	private static final String INTERCEPTOR = "openEntityManagerInViewInterceptor";

	private static final String CONFIGURER = INTERCEPTOR + "Configurer";

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(INTERCEPTOR) && registry.containsBeanDefinition(CONFIGURER)) {
			registry.removeBeanDefinition(INTERCEPTOR);
			registry.registerBeanDefinition(INTERCEPTOR,
					BeanDefinitionBuilder.rootBeanDefinition(RequestSessionInterceptor.class)
						.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR)
						.getBeanDefinition());
		}
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
	}

}
