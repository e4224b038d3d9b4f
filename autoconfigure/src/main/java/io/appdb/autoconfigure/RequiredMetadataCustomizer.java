package io.appdb.autoconfigure;

import java.util.Map;

import org.hibernate.cfg.JdbcSettings;

import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/**
 * Makes Hibernate fail with the reason when it cannot connect at start, instead of going
 * on to a failure about its dialect. An application that sets the dialect or this
 * property keeps what it set. Stateless; the application context owns it.
 */
final class RequiredMetadataCustomizer implements HibernatePropertiesCustomizer {

	private static final String ACCESS = JdbcSettings.ALLOW_METADATA_ON_BOOT;

	@Override
	public void customize(Map<String, Object> hibernateProperties) {
		if (!hibernateProperties.containsKey(JdbcSettings.DIALECT)) {
			hibernateProperties.putIfAbsent(ACCESS, "require");
		}
	}

}
