package io.appdb.cli;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Keeps the beans of an application from doing anything by themselves: none is made
 * before a command needs it, none is started or hears of the application, and nothing
 * that changes a database at start is left. The application context owns it and calls it
 * from one thread.
 */
final class QuietBeans implements BeanFactoryPostProcessor {

	private static final List<String> INITIALIZERS = List.of(
			"org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer",
			"org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer",
			"liquibase.integration.spring.SpringLiquibase");

	private static final String FLYWAY = "org.flywaydb.core.Flyway";

	/**
	 * Makes the beans of an application quiet before they are defined. The entity manager
	 * factory would be made nevertheless, because it may want to weave classes: that
	 * looks for no lazy beans when their classes may not be loaded for it.
	 */
	static void install(ConfigurableApplicationContext context) {
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		beans.registerSingleton("appDatabaseNoWeaving",
				(BeanFactoryInitializer<DefaultListableBeanFactory>) (factory) -> allowEagerLoading(factory, false));
		beans.registerSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NoLifecycle());
		beans.registerSingleton(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, new NoEvents());
		context.addBeanFactoryPostProcessor(new QuietBeans());
	}

	/**
	 * Lets beans be found as usual, when the application context is ready.
	 */
	static void release(ConfigurableApplicationContext context) {
		allowEagerLoading(context.getBeanFactory(), true);
	}

	private static void allowEagerLoading(BeanFactory beans, boolean allowed) {
		if (beans instanceof DefaultListableBeanFactory factory) {
			factory.setAllowEagerClassLoading(allowed);
		}
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		for (String name : beans.getBeanDefinitionNames()) {
			beans.getBeanDefinition(name).setLazyInit(true);
		}
		INITIALIZERS.forEach((type) -> names(beans, type).forEach((name) -> replace(beans, name)));
		names(beans, FLYWAY).forEach((name) -> beans.getBeanDefinition(name).setInitMethodName(null));
	}

	private static List<String> names(ConfigurableListableBeanFactory beans, String type) {
		Class<?> resolved = resolve(type, beans.getBeanClassLoader());
		if (resolved == null) {
			return List.of();
		}
		return List.of(beans.getBeanNamesForType(resolved, true, false))
			.stream()
			.filter(beans::containsBeanDefinition)
			.toList();
	}

	private static @Nullable Class<?> resolve(String type, @Nullable ClassLoader loader) {
		return ClassUtils.isPresent(type, loader) ? ClassUtils.resolveClassName(type, loader) : null;
	}

	/**
	 * Others depend on it by name.
	 */
	private static void replace(ConfigurableListableBeanFactory beans, String name) {
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
		registry.removeBeanDefinition(name);
		RootBeanDefinition nothing = new RootBeanDefinition(Object.class);
		nothing.setLazyInit(true);
		registry.registerBeanDefinition(name, nothing);
	}

	/**
	 * Starts and stops nothing. The application context owns it.
	 */
	private static final class NoLifecycle implements LifecycleProcessor {

		@Override
		public void onRefresh() {
		}

		@Override
		public void onClose() {
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

	/**
	 * Tells nobody. The application context owns it.
	 */
	private static final class NoEvents extends SimpleApplicationEventMulticaster {

		@Override
		public void multicastEvent(ApplicationEvent event, @Nullable ResolvableType eventType) {
		}

	}

}
