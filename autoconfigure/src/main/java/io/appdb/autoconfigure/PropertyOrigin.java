package io.appdb.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Tells in which file and line a property was set. Stateless: nothing to own or to share.
 */
final class PropertyOrigin {

	private PropertyOrigin() {
	}

	/**
	 * Describes where a key was set.
	 * @param environment where to look
	 * @param key the whole key
	 * @return the place in brackets, or nothing when the key is not set or Spring Boot
	 * does not know its place
	 */
	static String of(Environment environment, String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return of(property.getOrigin());
			}
		}
		return "";
	}

	static String of(@Nullable Origin origin) {
		return (origin != null) ? " (from " + origin + ")" : "";
	}

}
