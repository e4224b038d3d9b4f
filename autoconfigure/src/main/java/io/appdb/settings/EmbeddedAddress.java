package io.appdb.settings;

import java.util.UUID;

import io.appdb.engine.DatabaseUrl;
import io.appdb.error.InvalidSettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;

/**
 * Where the database is when nobody has said so. Stateless.
 */
final class EmbeddedAddress {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedAddress.class);

	private EmbeddedAddress() {
	}

	/**
	 * The embedded database that Spring Boot would use, in memory, else a file.
	 */
	static DatabaseAddress ofBootOrFile(DatabaseProperties properties) {
		EmbeddedDatabaseConnection embedded = EmbeddedDatabaseConnection.get(EmbeddedAddress.class.getClassLoader());
		String url = properties.embedded() ? embedded.getUrl(UUID.randomUUID().toString()) : null;
		return (url != null) ? new DatabaseAddress(DatabaseUrl.parse(url), "sa", "") : ofFile(properties);
	}

	/**
	 * An SQLite file in the working directory.
	 */
	static DatabaseAddress ofFile(DatabaseProperties properties) {
		if (!properties.embedded()) {
			throw new InvalidSettingException("app.db.embedded", "false and there is no other database",
					"set 'app.db.url' or 'spring.datasource.url', or 'app.db.embedded' to true to use an embedded one");
		}
		logger.warn("No database is configured: using the SQLite file ./app.db. "
				+ "Set 'app.db.url' to use another, or 'app.db.embedded' to false to fail instead");
		return new DatabaseAddress(DatabaseUrl.parse("sqlite:///./app.db"), null, null);
	}

}
