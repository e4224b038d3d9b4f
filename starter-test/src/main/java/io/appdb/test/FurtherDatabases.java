package io.appdb.test;

import io.appdb.session.Db;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Tells the beans of further databases from those of the one that a test is about.
 * Stateless.
 */
final class FurtherDatabases {

	private FurtherDatabases() {
	}

	static boolean own(ConfigurableListableBeanFactory beans, String beanName) {
		return name(beans, beanName) != null;
	}

	/**
	 * The further database that a bean belongs to.
	 * @return its name, {@code null} for a bean of no further database
	 */
	static @Nullable String name(ConfigurableListableBeanFactory beans, String beanName) {
		AutowireCandidateQualifier qualifier = (beans.containsBeanDefinition(beanName)
				&& beans.getBeanDefinition(beanName) instanceof AbstractBeanDefinition definition)
						? definition.getQualifier(Db.class.getName()) : null;
		return (qualifier != null) ? (String) qualifier.getAttribute(AutowireCandidateQualifier.VALUE_KEY) : null;
	}

	/**
	 * A bean that says where a further database is, found by its name alone.
	 */
	static RootBeanDefinition details(String name, TestedDatabase database) {
		RootBeanDefinition details = new RootBeanDefinition(TestConnectionDetails.class,
				() -> new TestConnectionDetails(database));
		details.setDefaultCandidate(false);
		details.addQualifier(new AutowireCandidateQualifier(Db.class, name));
		return details;
	}

}
