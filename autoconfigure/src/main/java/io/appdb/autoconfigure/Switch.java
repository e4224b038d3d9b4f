package io.appdb.autoconfigure;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import io.appdb.settings.DatabaseProperties;

/**
 * Reads a boolean key before the properties are bound. Stateless: nothing to own or to
 * share.
 */
final class Switch {

	private Switch() {
	}

	/**
	 * Tells whether a key is set to false. What is no boolean is not: binding the
	 * properties reports it later, with its origin.
	 * @param environment where the key may be set
	 * @param key the key below {@code app.db}
	 * @return whether it is false
	 */
	static boolean isOff(Environment environment, String key) {
		try {
			return !Binder.get(environment).bind(DatabaseProperties.PREFIX + "." + key, Boolean.class).orElse(true);
		}
		catch (BindException ex) {
			return false;
		}
	}

}
