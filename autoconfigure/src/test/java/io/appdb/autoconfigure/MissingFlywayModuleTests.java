package io.appdb.autoconfigure;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The report on migrations of a database that Flyway does not know.
 */
class MissingFlywayModuleTests {

	@Test
	void namesTheModule() {
		FlywayException failure = new FlywayException("Unsupported Database: HSQL Database Engine 2.7");
		FailureAnalysis analysis = new MigrationFailureAnalyzer(new MockEnvironment(), new DefaultListableBeanFactory())
			.analyze(failure, new BeanCreationException("flywayInitializer", "failed", failure));
		assertThat(analysis).isNotNull()
			.satisfies((found) -> assertThat(found.getDescription()).contains("Unsupported Database: HSQL"))
			.satisfies((found) -> assertThat(found.getAction())
				.contains("Add the dependency org.flywaydb:flyway-database-hsqldb"));
	}

}
