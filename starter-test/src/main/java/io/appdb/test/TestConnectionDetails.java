package io.appdb.test;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Where the test database is, in the terms of Spring Boot. Wins over every setting of the
 * application. Immutable; the application context owns it.
 */
final class TestConnectionDetails implements JdbcConnectionDetails {

	private final TestedDatabase database;

	TestConnectionDetails(TestedDatabase database) {
		this.database = database;
	}

	@Override
	public String getJdbcUrl() {
		return this.database.address().url();
	}

	@Override
	public String getUsername() {
		return this.database.address().username();
	}

	@Override
	public String getPassword() {
		return this.database.address().password();
	}

	@Override
	public String getDriverClassName() {
		return this.database.type().driverClassName();
	}

	@Override
	public String toString() {
		return this.database.address().toString();
	}

}
