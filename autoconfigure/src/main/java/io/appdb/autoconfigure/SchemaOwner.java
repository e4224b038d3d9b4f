package io.appdb.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.appdb.schema.SchemaMode;
import io.appdb.settings.DatabaseProperties;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.core.env.Environment;

/**
 * Who makes the tables at start. {@code app.db.schema.mode} does, unless the application
 * has said {@code ddl-auto}, another tool manages the schema, or the database is an
 * embedded one that {@code app.db} has not named, which Spring Boot fills as ever. Spring
 * owns it and calls it from one thread.
 */
final class SchemaOwner implements SchemaManagementProvider {

	private static final List<String> BOOT_KEYS = List.of("spring.jpa.hibernate.ddl-auto", "spring.jpa.generate-ddl",
			"spring.jpa.properties.hibernate.hbm2ddl.auto",
			"spring.jpa.properties.jakarta.persistence.schema-generation.database.action");

	private static final String SUFFIX = "SchemaManagementProvider";

	private static final String FLYWAY = "org.springframework.boot.flyway.";

	private final Environment environment;

	private final BeanFactory beans;

	private final ObjectProvider<SchemaManagementProvider> tools;

	SchemaOwner(Environment environment, BeanFactory beans, ObjectProvider<SchemaManagementProvider> tools) {
		this.environment = environment;
		this.beans = beans;
		this.tools = tools;
	}

	/**
	 * Asked by Spring Boot about an embedded database.
	 */
	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		return (isAuto() && !isAddressOurs()) ? SchemaManagement.UNMANAGED : SchemaManagement.MANAGED;
	}

	boolean isOurs(DataSource dataSource) {
		return !isSaidToHibernate() && (!isAuto() || (tool(dataSource).isEmpty() && !isLeftToBoot(dataSource)));
	}

	/**
	 * Whether the application has said in Hibernate's or in Spring Boot's words what
	 * happens to the tables.
	 */
	boolean isSaidToHibernate() {
		return BOOT_KEYS.stream().anyMatch(this.environment::containsProperty);
	}

	/**
	 * The tool that manages the schema beside us. Flyway is not one: whether it has
	 * migrations is told elsewhere.
	 */
	Optional<String> tool(DataSource dataSource) {
		return isAuto() ? managing(dataSource).map((tool) -> tool.getClass().getName())
			.filter((name) -> !name.startsWith(FLYWAY))
			.map(SchemaOwner::displayName)
			.findFirst() : Optional.empty();
	}

	private boolean isLeftToBoot(DataSource dataSource) {
		return !isAddressOurs() && managing(dataSource).findAny().isEmpty()
				&& EmbeddedDatabaseConnection.isEmbedded(dataSource);
	}

	private Stream<SchemaManagementProvider> managing(DataSource dataSource) {
		return this.tools.orderedStream()
			.filter((tool) -> tool != this && tool.getSchemaManagement(dataSource) == SchemaManagement.MANAGED);
	}

	private boolean isAuto() {
		return Binder.get(this.environment)
			.bind(DatabaseProperties.PREFIX + ".schema.mode", SchemaMode.class)
			.orElse(SchemaMode.AUTO) == SchemaMode.AUTO;
	}

	private boolean isAddressOurs() {
		return this.beans.containsBean("databaseConnectionDetails");
	}

	private static String displayName(String className) {
		String name = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
		return (name.endsWith(SUFFIX) && name.length() > SUFFIX.length())
				? name.substring(0, name.length() - SUFFIX.length()) : "another tool";
	}

}
