package io.appdb.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import io.appdb.settings.DatabaseAddress;
import io.appdb.settings.DatabaseProperties;

/**
 * Where {@code app.db} says the database is, in the terms of Spring Boot, which builds
 * the pool from it. Immutable; the application context owns it.
 */
final class DatabaseConnectionDetails implements JdbcConnectionDetails {

	private final DatabaseAddress address;

	private final String driverClassName;

	private DatabaseConnectionDetails(DatabaseAddress address, String driverClassName) {
		this.address = address;
		this.driverClassName = driverClassName;
	}

	/**
	 * Reads the address, or falls back to a file in the working directory. Where Spring
	 * Boot has an embedded database to offer, nobody asks for that.
	 * @param properties what the application says
	 * @return the connection details
	 */
	static DatabaseConnectionDetails of(DatabaseProperties properties) {
		DatabaseAddress address = properties.addressOrFile();
		return new DatabaseConnectionDetails(address, properties.driverClassName(address.url()));
	}

	@Override
	public String getJdbcUrl() {
		return this.address.url().jdbcUrl();
	}

	@Override
	public @Nullable String getUsername() {
		return this.address.username();
	}

	@Override
	public @Nullable String getPassword() {
		return this.address.password();
	}

	@Override
	public String getDriverClassName() {
		return this.driverClassName;
	}

	@Override
	public String toString() {
		return this.address.toString();
	}

}
