package io.appdb.autoconfigure;

import java.util.Map;

import io.appdb.engine.OrmSettings;

import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/**
 * Makes Hibernate fail with the reason when it cannot connect at start, instead of going
 * on to a failure about its dialect. An application that sets the dialect or this
 * property keeps what it set. Stateless; the application context owns it.
 */
final class RequiredMetadataCustomizer implements HibernatePropertiesCustomizer {

	@Override
	public void customize(Map<String, Object> hibernateProperties) {
		OrmSettings.requireMetadata(hibernateProperties);
	}

}
