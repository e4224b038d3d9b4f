package io.appdb.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.appdb.session.Db;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The beans that say where further databases are. Stateless.
 */
final class NamedConnectionDetails {

	private NamedConnectionDetails() {
	}

	/**
	 * Makes a bean that of a further database alone: whoever asks for connection details
	 * without a name does not find it.
	 * @param definition the bean
	 * @param database the name of the database
	 */
	static void assign(AbstractBeanDefinition definition, String database) {
		definition.setDefaultCandidate(false);
		definition.addQualifier(new AutowireCandidateQualifier(Db.class, database));
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, database));
	}

	/**
	 * Finds the connection details of a further database.
	 * @param beans the beans of the application
	 * @param database its name
	 * @return the details, {@code null} where its settings say where it is
	 * @throws FailureAnalyzedException when there is more than one
	 */
	static @Nullable JdbcConnectionDetails find(ConfigurableListableBeanFactory beans, String database) {
		List<String> found = new ArrayList<>();
		for (String name : beans.getBeanNamesForType(JdbcConnectionDetails.class, true, false)) {
			if (beans.containsBeanDefinition(name) && isOf(beans.getBeanDefinition(name), database)) {
				found.add(name);
			}
		}
		if (found.size() > 1) {
			throw new FailureAnalyzedException(
					"The beans '" + String.join("' and '", found) + "' say where the database '" + database + "' is.",
					"Leave one of them.");
		}
		return found.isEmpty() ? null : beans.getBean(found.get(0), JdbcConnectionDetails.class);
	}

	private static boolean isOf(BeanDefinition definition, String database) {
		AutowireCandidateQualifier qualifier = (definition instanceof AbstractBeanDefinition details)
				? details.getQualifier(Db.class.getName()) : null;
		return qualifier != null && database.equals(qualifier.getAttribute(AutowireCandidateQualifier.VALUE_KEY));
	}

}
