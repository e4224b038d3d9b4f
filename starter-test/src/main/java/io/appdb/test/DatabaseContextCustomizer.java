package io.appdb.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.appdb.DatabaseManager;
import io.appdb.NamedDatabaseCustomizer;
import io.appdb.engine.DatabaseEngineBuilder;
import io.appdb.engine.DatabaseType;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Makes the database of an application before it starts, and tells the application where
 * it is. Test classes whose customizers are equal share an application. Immutable; Spring
 * keeps it in the key of its context cache.
 */
final class DatabaseContextCustomizer implements ContextCustomizer {

	private static final String DETAILS = "testDatabaseConnectionDetails";

	private static final String PENDING_WARNING = "databasePendingWarning";

	private final DatabaseTestSettings settings;

	private final int slot;

	DatabaseContextCustomizer(DatabaseTestSettings settings, int slot) {
		this.settings = settings;
		this.slot = slot;
	}

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
		TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context,
				this.settings.properties().toArray(new String[0]));
		if (this.settings.slice()) {
			slice(beans);
		}
		beans.addBeanPostProcessor(new ForeignDataSources(this.settings.testClass(), beans));
		if (this.settings.isolation() == Isolation.ROLLBACK) {
			beans.addBeanPostProcessor(new FramedTransactions(beans));
			beans.registerSingleton(DETAILS + ".frames", (NamedDatabaseCustomizer) this::frame);
		}
		context.addBeanFactoryPostProcessor(new Preparation(context.getEnvironment(), configuration));
	}

	private void prepare(DefaultListableBeanFactory beans, ConfigurableEnvironment environment,
			MergedContextConfiguration configuration) {
		ApplicationSettings application = new ApplicationSettings(environment, this.settings.testClass());
		DatabaseType type = (this.settings.type() != null) ? this.settings.type() : application.type();
		application.refuseOwnAddress();
		List<String> names = namesIn(configuration);
		TestedDatabase database = TestedDatabase.prepare(this.settings, type, application.checksum(type, names));
		TestedDatabases databases = new TestedDatabases(database);
		beans.registerSingleton(TestedDatabases.class.getName(), databases);
		beans.registerDisposableBean(TestedDatabases.class.getName(), databases::close);
		Map<String, Object> overrides = application.overrides(this.settings.isolation(), database.address());
		beans.registerSingleton(DETAILS, new TestConnectionDetails(database));
		for (String name : this.settings.databases()) {
			ApplicationSettings further = application.ofDatabase(name);
			TestedDatabase own = TestedDatabase.prepare(this.settings, further.type(),
					further.checksum(further.type(), names));
			databases.add(name, own);
			overrides.putAll(further.overrides(this.settings.isolation(), own.address()));
			beans.registerBeanDefinition(DETAILS + "." + name, FurtherDatabases.details(name, own));
		}
		addOverrides(environment, overrides);
		if (this.settings.replicas() > 0) {
			TestedReplicas.register(beans, environment, database.address(), this.settings.replicas());
		}
		beans.registerBeanDefinition(Fixtures.class.getName(), fixtures(beans));
	}

	/**
	 * Makes the transactions of the further databases that the test names savepoints, as
	 * {@link FramedTransactions} does with those of the default one.
	 */
	private void frame(String name, DatabaseEngineBuilder engine) {
		if (this.settings.databases().contains(name)) {
			engine.transactionManager(FramedTransactionManager::around);
		}
	}

	/**
	 * A bean with the address of another database would leave Boot with two to choose
	 * from.
	 */
	private void refuseOtherDetails(DefaultListableBeanFactory beans) {
		for (String name : beans.getBeanNamesForType(JdbcConnectionDetails.class, true, false)) {
			if (!name.startsWith(DETAILS)) {
				throw new TestSetupException(this.settings.testClass(),
						"wants two databases and is given one: the bean '" + name + "' has the address of another. "
								+ "Take it and its @ServiceConnection out of the test, which needs no container of its own");
			}
		}
	}

	/**
	 * The tables are those of the entities: migrations that have not run are not missing.
	 */
	private static void dropPendingWarning(DefaultListableBeanFactory beans) {
		if (beans.containsBeanDefinition(PENDING_WARNING)) {
			beans.removeBeanDefinition(PENDING_WARNING);
		}
	}

	private static BeanDefinition fixtures(BeanFactory beans) {
		RootBeanDefinition fixtures = new RootBeanDefinition(Fixtures.class,
				() -> Fixtures.of(beans.getBean(DatabaseManager.class)));
		fixtures.setLazyInit(true);
		return fixtures;
	}

	private static void slice(DefaultListableBeanFactory beans) {
		beans.registerSingleton(TypeExcludeFilter.class.getName() + "." + DatabaseTest.class.getSimpleName(),
				new SliceFilter());
		new AnnotatedBeanDefinitionReader((BeanDefinitionRegistry) beans).register(DatabaseSlice.class);
	}

	private void addOverrides(ConfigurableEnvironment environment, Map<String, Object> overrides) {
		Map<String, Object> all = new LinkedHashMap<>(overrides);
		if (this.settings.slice()) {
			all.put(EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY, false);
		}
		environment.getPropertySources().addFirst(new MapPropertySource("databaseTest", all));
	}

	/**
	 * What makes two applications of one class path differ.
	 */
	private static List<String> namesIn(MergedContextConfiguration configuration) {
		List<String> names = new ArrayList<>(List.of(configuration.getActiveProfiles()));
		for (Class<?> type : configuration.getClasses()) {
			names.add(type.getName());
		}
		names.addAll(List.of(configuration.getLocations()));
		return names;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DatabaseContextCustomizer that && this.slot == that.slot
				&& this.settings.type() == that.settings.type()
				&& this.settings.isolation() == that.settings.isolation()
				&& this.settings.slice() == that.settings.slice()
				&& this.settings.replicas() == that.settings.replicas()
				&& this.settings.databases().equals(that.settings.databases())
				&& this.settings.properties().equals(that.settings.properties());
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.slot, this.settings.type(), this.settings.isolation(), this.settings.slice(),
				this.settings.databases(), this.settings.replicas(), this.settings.properties());
	}

	/**
	 * Makes the database when all customizers have been called, among them those that set
	 * properties. Spring calls it from one thread.
	 */
	private final class Preparation implements BeanDefinitionRegistryPostProcessor {

		private final ConfigurableEnvironment environment;

		private final MergedContextConfiguration configuration;

		Preparation(ConfigurableEnvironment environment, MergedContextConfiguration configuration) {
			this.environment = environment;
			this.configuration = configuration;
		}

		@Override
		public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
			prepare((DefaultListableBeanFactory) registry, this.environment, this.configuration);
		}

		@Override
		public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
			refuseOtherDetails((DefaultListableBeanFactory) beans);
			if (DatabaseContextCustomizer.this.settings.isolation() == Isolation.CREATE_DROP) {
				dropPendingWarning((DefaultListableBeanFactory) beans);
			}
		}

	}

}
