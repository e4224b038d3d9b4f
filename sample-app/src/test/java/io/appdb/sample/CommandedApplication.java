package io.appdb.sample;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The sample application with a runner, for a process of its own.
 */
final class CommandedApplication {

	private CommandedApplication() {
	}

	public static void main(String[] arguments) {
		System.out.println("main has begun");
		SpringApplication.run(new Class<?>[] { SampleApplication.class, Runner.class }, arguments);
		System.out.println("main goes on");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Runner {

		@Bean
		ApplicationRunner runner() {
			return (arguments) -> System.out.println("runner has run");
		}

	}

}
