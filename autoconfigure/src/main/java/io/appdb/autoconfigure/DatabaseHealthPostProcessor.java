package io.appdb.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.sql.DataSource;

import io.appdb.DatabaseManager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
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
			return new DatabaseHealthIndicator(indicator, manager, DatabaseManager.DEFAULT);
		}
		return (manager != null && bean instanceof CompositeHealthContributor composite) ? each(composite, manager)
				: bean;
	}

	private CompositeHealthContributor each(CompositeHealthContributor composite, DatabaseManager manager) {
		Map<String, HealthContributor> contributors = new LinkedHashMap<>();
		composite.stream().forEach((entry) -> contributors.put(entry.name(), completed(entry, manager)));
		return CompositeHealthContributor.fromMap(contributors);
	}

	private HealthContributor completed(HealthContributors.Entry entry, DatabaseManager manager) {
		if (!(entry.contributor() instanceof DataSourceHealthIndicator indicator)) {
			return entry.contributor();
		}
		String database = database(entry.name(), manager);
		return (database != null) ? new DatabaseHealthIndicator(indicator, manager, database) : indicator;
	}

	/**
	 * Finds the database that a data source leads to, {@code null} where it is not one of
	 * the manager's.
	 */
	private @Nullable String database(String bean, DatabaseManager manager) {
		if (!this.beanFactory.containsBean(bean)) {
			return null;
		}
		DataSource dataSource = this.beanFactory.getBean(bean, DataSource.class);
		return manager.names()
			.stream()
			.filter((name) -> manager.engine(name).dataSource() == dataSource)
			.findFirst()
			.orElse(null);
	}

}
