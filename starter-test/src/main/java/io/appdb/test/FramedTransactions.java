package io.appdb.test;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * Makes the transactions of an application savepoints of the test's transaction, those of
 * databases and no others. Spring calls it from one thread.
 */
final class FramedTransactions implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof ResourceTransactionManager manager && isOfDatabase(manager))
				? new FramedTransactionManager(manager) : bean;
	}

	private static boolean isOfDatabase(ResourceTransactionManager manager) {
		Object resource = manager.getResourceFactory();
		return resource instanceof EntityManagerFactory || resource instanceof DataSource;
	}

}
