package io.appdb.test;

import io.appdb.session.Db;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * Tells the beans of further databases from those of the one that a test is about.
 * Stateless.
 */
final class FurtherDatabases {

	private FurtherDatabases() {
	}

	static boolean own(ConfigurableListableBeanFactory beans, String beanName) {
		return beans.containsBeanDefinition(beanName)
				&& beans.getBeanDefinition(beanName) instanceof AbstractBeanDefinition definition
				&& definition.hasQualifier(Db.class.getName());
	}

}
