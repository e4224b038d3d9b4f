package io.appdb.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.sql.DataSource;

import io.appdb.DatabaseManager;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;

/**
 * Completes what Spring Boot reports about the database to the actuator, so that there is
 * one entry for it. Other data sources keep theirs. Spring owns it and calls it from one
 * thread.
 */
final class DatabaseHealthPostProcessor implements BeanPostProcessor {

	/**
	 * Spring Boot's bean, whose entry is named {@code db}.
	 */
	private static final String NAME = "dbHealthContributor";

	private final BeanFactory beanFactory;

	DatabaseHealthPostProcessor(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!NAME.equals(beanName)) {
			return bean;
		}
		DatabaseManager manager = this.beanFactory.getBeanProvider(DatabaseManager.class).getIfUnique();
		if (manager != null && bean instanceof DataSourceHealthIndicator indicator) {
			return new DatabaseHealthIndicator(indicator, manager);
		}
		return (manager != null && bean instanceof CompositeHealthContributor composite) ? each(composite, manager)
				: bean;
	}

	private CompositeHealthContributor each(CompositeHealthContributor composite, DatabaseManager manager) {
		Map<String, HealthContributor> contributors = new LinkedHashMap<>();
		composite.stream()
			.forEach((entry) -> contributors.put(entry.name(),
					(entry.contributor() instanceof DataSourceHealthIndicator indicator
							&& isManaged(entry.name(), manager)) ? new DatabaseHealthIndicator(indicator, manager)
									: entry.contributor()));
		return CompositeHealthContributor.fromMap(contributors);
	}

	private boolean isManaged(String dataSource, DatabaseManager manager) {
		return this.beanFactory.containsBean(dataSource)
				&& this.beanFactory.getBean(dataSource, DataSource.class) == manager.engine().dataSource();
	}

}
