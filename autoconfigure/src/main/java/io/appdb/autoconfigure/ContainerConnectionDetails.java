package io.appdb.autoconfigure;

import org.testcontainers.containers.JdbcDatabaseContainer;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Where the database in a container is. The application context owns it; immutable.
 */
final class ContainerConnectionDetails implements JdbcConnectionDetails {

	private final JdbcDatabaseContainer<?> container;

	/**
	 * Creates the details.
	 * @param container the container, which runs
	 */
	ContainerConnectionDetails(JdbcDatabaseContainer<?> container) {
		this.container = container;
	}

	@Override
	public String getJdbcUrl() {
		return this.container.getJdbcUrl();
	}

	@Override
	public String getUsername() {
		return this.container.getUsername();
	}

	@Override
	public String getPassword() {
		return this.container.getPassword();
	}

	@Override
	public String getDriverClassName() {
		return this.container.getDriverClassName();
	}

}
