package io.appdb.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/**
 * Gives the applications of {@link DatabaseTest} classes their database. Spring creates
 * it.
 */
final class DatabaseContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		DatabaseTestSettings settings = DatabaseTestSettings.find(testClass);
		return (settings != null) ? new DatabaseContextCustomizer(settings, ContextSlots.shared().take(settings))
				: null;
	}

}
