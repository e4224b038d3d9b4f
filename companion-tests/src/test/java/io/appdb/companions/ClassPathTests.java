package io.appdb.companions;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that plain Spring Boot is plain, and that the starter for tests is on no class
 * path that is compared.
 */
class ClassPathTests {

	@Test
	void ofPlainBootKnowsNothingOfTheLibrary() {
		assertThat(Comparison.onPlainBoot(ClassPathProbe.class, Database.H2)).containsExactly(
				"io.appdb.DatabaseManager: false", "io.appdb.test.TestDatabase: false",
				"org.flywaydb.core.Flyway: false", "net.ttddyy.dsproxy.support.ProxyDataSource: false",
				"org.sqlite.JDBC: false", "registered: false", "registered for tests: false");
	}

	@Test
	void ofTheStarterKnowsNothingOfItsTests() {
		assertThat(Comparison.withTheStarter(ClassPathProbe.class, Database.H2)).containsExactly(
				"io.appdb.DatabaseManager: true", "io.appdb.test.TestDatabase: false", "org.flywaydb.core.Flyway: true",
				"net.ttddyy.dsproxy.support.ProxyDataSource: true", "org.sqlite.JDBC: true", "registered: true",
				"registered for tests: false");
	}

}
