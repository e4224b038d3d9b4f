package io.appdb.settings;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.error.InvalidSettingException;

/**
 * Chooses the class of the JDBC driver and makes sure that it is there. Stateless:
 * nothing to own or to share.
 */
final class DriverClass {

	private DriverClass() {
	}

	static String of(DatabaseUrl url, @Nullable String configured) {
		if (configured == null) {
			requireLibrary(url);
			return url.driverClassName();
		}
		if (!isPresent(configured)) {
			throw new InvalidSettingException("app.db.driver-class-name",
					"'" + configured + "', which is not on the class path",
					"add its library, or remove the key to let the URL decide");
		}
		return configured;
	}

	private static void requireLibrary(DatabaseUrl url) {
		DatabaseType type = url.type();
		String driver = driver(url);
		boolean own = driver.equals(type.driverClassName());
		String needed = url.requiredClassName();
		if (!isPresent(needed)) {
			throw new InvalidSettingException("app.db.url",
					url + ", and its driver " + needed + " is not on the class path",
					own ? "add the dependency " + type.driverDependency() : "add the dependency that brings it");
		}
	}

	private static String driver(DatabaseUrl url) {
		try {
			return url.driverClassName();
		}
		catch (IllegalArgumentException ex) {
			InvalidSettingException exception = new InvalidSettingException("app.db.url",
					url + ", which no driver on the class path knows",
					"add the driver of that database, or use one of " + DatabaseType.keywords());
			exception.initCause(ex);
			throw exception;
		}
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, null);
	}

}
