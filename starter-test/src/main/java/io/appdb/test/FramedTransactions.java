package io.appdb.test;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import io.appdb.engine.DatabaseEngine;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * Makes the transactions of an application savepoints of the test's transaction, those of
 * databases and no others: of its transaction managers, and of the one that the sessions
 * have. Spring calls it from one thread.
 */
final class FramedTransactions implements BeanPostProcessor {

	private final ConfigurableListableBeanFactory beans;

	FramedTransactions(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (FurtherDatabases.own(this.beans, beanName)) {
			return bean;
		}
		if (bean instanceof DatabaseEngine engine) {
			return DatabaseEngine.of(engine.url(), engine.dataSource(), engine.entityManagerFactory(),
					FramedTransactionManager.around(engine.transactionManager()));
		}
		return (bean instanceof ResourceTransactionManager manager && isOfDatabase(manager))
				? FramedTransactionManager.around(manager) : bean;
	}

	private static boolean isOfDatabase(ResourceTransactionManager manager) {
		Object resource = manager.getResourceFactory();
		return resource instanceof EntityManagerFactory || resource instanceof DataSource;
	}

}
