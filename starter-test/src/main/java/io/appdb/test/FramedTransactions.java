package io.appdb.test;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * Makes the transactions of an application savepoints of the test's transaction. Spring
 * calls it from one thread.
 */
final class FramedTransactions implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof ResourceTransactionManager manager) ? new FramedTransactionManager(manager) : bean;
	}

}
