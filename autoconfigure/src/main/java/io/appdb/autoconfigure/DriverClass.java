package io.appdb.autoconfigure;

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
			return url.type().driverClassName();
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
		String needed = (type == DatabaseType.SQLITE) ? "org.sqlite.JDBC" : type.driverClassName();
		if (!isPresent(needed)) {
			throw new InvalidSettingException("app.db.url",
					url + ", and its driver " + needed + " is not on the class path",
					"add the dependency " + library(type));
		}
	}

	private static String library(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> "org.postgresql:postgresql";
			case MYSQL -> "com.mysql:mysql-connector-j";
			case MARIADB -> "org.mariadb.jdbc:mariadb-java-client";
			case SQLITE -> "org.xerial:sqlite-jdbc";
			case H2 -> "com.h2database:h2";
		};
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, null);
	}

}
