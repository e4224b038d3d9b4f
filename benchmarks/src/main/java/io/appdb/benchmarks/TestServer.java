package io.appdb.benchmarks;

import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;

/**
 * The server of the tests that are measured, which runs already. Never instantiated.
 */
final class TestServer {

	private TestServer() {
	}

	/**
	 * An empty database on the same server.
	 */
	static TestDatabase create(Effort effort) {
		return TestDatabase.create(effort.isSmoke() ? DatabaseType.H2 : DatabaseType.POSTGRESQL);
	}

	/**
	 * The settings of an application under test.
	 */
	static List<String> application(Address address, String migrations) {
		return List.of("-Dspring.datasource.url=" + address.url(), "-Dspring.datasource.username=" + address.username(),
				"-Dspring.datasource.password=" + address.password(), "-Dspring.jpa.hibernate.ddl-auto=none",
				"-Dspring.flyway.locations=" + migrations, "-Dspring.main.banner-mode=off");
	}

	/**
	 * Tells this library where the server is, so that it does not start one; nothing for
	 * a database in the process.
	 */
	static List<String> given(Address address) {
		if (!address.url().startsWith("jdbc:postgresql:")) {
			return List.of();
		}
		return List.of("-Dappdb.test.postgresql.url=" + address.url(),
				"-Dappdb.test.postgresql.username=" + address.username(),
				"-Dappdb.test.postgresql.password=" + address.password());
	}

}
