package io.appdb.sample;

import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;

/**
 * Starts the sample application on PostgreSQL in a container:
 * {@code mvn -pl sample-app -am spring-boot:test-run}.
 */
public final class TestSampleApplication {

	private TestSampleApplication() {
	}

	/**
	 * Starts the application.
	 * @param arguments command line of the application
	 */
	public static void main(String[] arguments) {
		withContainer().run(arguments);
	}

	static SpringApplication.Augmented withContainer() {
		return SpringApplication.from(SampleApplication::main).with(Container.class);
	}

	/**
	 * The server, which ends with the application. Spring owns it.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Container {

		@Bean
		@ServiceConnection
		PostgreSQLContainer postgresql() {
			return new PostgreSQLContainer("postgres:18");
		}

	}

}
