package io.appdb.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import io.appdb.engine.DatabaseJpaVendorAdapter;
import io.appdb.engine.OrmSettings;
import io.appdb.engine.ReadRouting;
import io.appdb.error.InvalidSettingException;
import io.appdb.replica.Replicas;
import io.appdb.schema.MappingCapture;
import io.appdb.settings.DatabaseProperties;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Sets up each entity manager factory that Spring Boot's builder makes for the data
 * source it has, and catches the mapping of its entities. A factory that the application
 * builds with an adapter of its own is left alone. Spring owns it; shared by all threads.
 */
final class DatabaseMapping implements BeanPostProcessor {

	private static final MappingCapture NOTHING = MappingCapture.install(new HashMap<>());

	private final ConfigurableListableBeanFactory beans;

	private final ObjectProvider<DatabaseProperties> properties;

	private final ObjectProvider<Replicas> replicas;

	private final Map<String, MappingCapture> captures = new ConcurrentHashMap<>();

	DatabaseMapping(ConfigurableListableBeanFactory beans, ObjectProvider<DatabaseProperties> properties,
			ObjectProvider<Replicas> replicas) {
		this.replicas = replicas;
		this.beans = beans;
		this.properties = properties;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory
				&& factory.getJpaVendorAdapter() instanceof DatabaseJpaVendorAdapter) {
			Map<String, Object> settings = factory.getJpaPropertyMap();
			DataSource dataSource = factory.getDataSource();
			if (dataSource != null) {
				OrmSettings.apply(settings, DataSourceUrl.of(dataSource), dataSource,
						this.properties.getObject().session().flushMode(), reads());
			}
			this.captures.put(beanName, MappingCapture.install(settings));
		}
		return bean;
	}

	/**
	 * Every write to the primary has to be seen, which takes the library's own pool.
	 */
	private ReadRouting reads() {
		Replicas replicas = this.replicas.getIfAvailable();
		if (replicas == null && !this.properties.getObject().replicas().urls().isEmpty()) {
			throw new InvalidSettingException("app.db.replicas.urls",
					"set, and the data source is a bean of the application",
					"give the address of the primary in 'app.db.url' or 'spring.datasource.url' and remove the bean, "
							+ "or remove the key");
		}
		return (replicas != null) ? replicas : ReadRouting.PRIMARY;
	}

	/**
	 * The mapping of a factory, or {@code null} where it is not ours.
	 */
	@Nullable MappingCapture captureOf(String factoryName) {
		return this.captures.get(factoryName);
	}

	/**
	 * The mapping of the one factory that sessions are made of.
	 */
	MappingCapture capture() {
		if (this.captures.isEmpty()) {
			return NOTHING;
		}
		String name = (this.beans.getBeanNamesForType(EntityManagerFactory.class, true, false).length == 1)
				? this.captures.keySet().iterator().next()
				: this.beans.resolveNamedBean(EntityManagerFactory.class).getBeanName();
		return this.captures.getOrDefault(name, NOTHING);
	}

}
