package io.appdb.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import io.appdb.engine.DatabaseUrl;
import io.appdb.error.InvalidSettingException;

/**
 * Where {@code app.db} says the database is, in the terms of Spring Boot, which builds
 * the pool from it. Immutable; the application context owns it.
 */
final class DatabaseConnectionDetails implements JdbcConnectionDetails {

	private static final Log logger = LogFactory.getLog(DatabaseConnectionDetails.class);

	private final Address address;

	private final String driverClassName;

	private DatabaseConnectionDetails(Address address, String driverClassName) {
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
		Address address = new AddressReader(properties).read();
		if (address == null) {
			address = embedded(properties);
		}
		return new DatabaseConnectionDetails(address, DriverClass.of(address.url(), properties.driverClassName()));
	}

	private static Address embedded(DatabaseProperties properties) {
		if (!properties.embedded()) {
			throw new InvalidSettingException("app.db.embedded", "false and there is no other database",
					"set 'app.db.url' or 'spring.datasource.url', or 'app.db.embedded' to true to use an embedded one");
		}
		logger.warn("No database is configured: using the SQLite file ./app.db. "
				+ "Set 'app.db.url' to use another, or 'app.db.embedded' to false to fail instead");
		return new Address(DatabaseUrl.parse("sqlite:///./app.db"), null, null);
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
