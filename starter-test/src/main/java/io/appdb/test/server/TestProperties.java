package io.appdb.test.server;

import java.util.Locale;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * The properties {@code appdb.test.*}: a system property, or else the environment
 * variable of the same name in upper case with underscores, such as
 * {@code APPDB_TEST_POSTGRESQL_URL}. Immutable.
 */
final class TestProperties {

	static final String PREFIX = "appdb.test.";

	private final Lookup properties;

	private final Lookup environment;

	private TestProperties(Lookup properties, Lookup environment) {
		this.properties = properties;
		this.environment = environment;
	}

	static TestProperties ofJvm() {
		return new TestProperties(System::getProperty, System::getenv);
	}

	static TestProperties of(Map<String, String> properties, Map<String, String> environment) {
		return new TestProperties(properties::get, environment::get);
	}

	/**
	 * The name of a property of a type of database.
	 * @param type the type
	 * @param name what comes after it, such as {@code url}
	 * @return the whole name, such as {@code appdb.test.postgresql.url}
	 */
	static String name(DatabaseType type, String name) {
		return PREFIX + type.keyword() + "." + name;
	}

	/**
	 * The value of a property.
	 * @param name the whole name
	 * @return the value without spaces around it; {@code null} if it is not set or blank
	 */
	@Nullable String get(String name) {
		String value = this.properties.get(name);
		if (value == null || value.isBlank()) {
			value = this.environment.get(name.toUpperCase(Locale.ROOT).replace('.', '_'));
		}
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	@Nullable String get(DatabaseType type, String name) {
		return get(name(type, name));
	}

	/**
	 * Where values are.
	 */
	@FunctionalInterface
	private interface Lookup {

		@Nullable String get(String name);

	}

}
