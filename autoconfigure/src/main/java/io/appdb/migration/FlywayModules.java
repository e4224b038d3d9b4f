package io.appdb.migration;

import java.util.Map;
import java.util.Objects;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The modules of Flyway, one for each database; the starter brings those of PostgreSQL,
 * MySQL and MariaDB, and Flyway itself has H2 and SQLite. Stateless.
 */
public final class FlywayModules {

	/**
	 * Flyway has neither a code nor a type for it.
	 */
	private static final String UNSUPPORTED = "Unsupported Database: ";

	private static final Map<String, String> MODULES = Map.ofEntries(
			Map.entry("HSQL Database Engine", "flyway-database-hsqldb"),
			Map.entry("Apache Derby", "flyway-database-derby"), Map.entry("Oracle", "flyway-database-oracle"),
			Map.entry("Microsoft SQL Server", "flyway-sqlserver"), Map.entry("DB2", "flyway-database-db2"),
			Map.entry("Informix", "flyway-database-informix"), Map.entry("HDB", "flyway-database-saphana"),
			Map.entry("Firebird", "flyway-firebird"), Map.entry("Snowflake", "flyway-database-snowflake"),
			Map.entry("PostgreSQL", "flyway-database-postgresql"), Map.entry("MySQL", "flyway-mysql"),
			Map.entry("MariaDB", "flyway-mysql"));

	private FlywayModules() {
	}

	/**
	 * Says what to do when Flyway does not know the database.
	 * @param failure what Flyway has thrown
	 * @return the way out, {@code null} for any other failure
	 */
	public static @Nullable String remedy(FlywayException failure) {
		String message = Objects.requireNonNullElse(failure.getMessage(), "").strip();
		if (!message.startsWith(UNSUPPORTED)) {
			return null;
		}
		String product = message.substring(UNSUPPORTED.length());
		return MODULES.entrySet()
			.stream()
			.filter((module) -> product.startsWith(module.getKey()))
			.map((module) -> "Add the dependency org.flywaydb:" + module.getValue()
					+ "; Spring Boot manages its version")
			.findFirst()
			.orElse("Add Flyway's module for this database, if there is one, in the version of Flyway");
	}

}
