package io.appdb.cli;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Prepares the environment of an application that runs a command, when configuration
 * files and profiles are read and before anything is logged. Spring Boot creates it;
 * where no command runs it does nothing.
 */
final class CommandLineEnvironment implements EnvironmentPostProcessor, Ordered {

	private final ConfigurableBootstrapContext bootstrap;

	CommandLineEnvironment(ConfigurableBootstrapContext bootstrap) {
		this.bootstrap = bootstrap;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		CommandLineRun run = run();
		if (run != null) {
			run.environmentPrepared(environment);
		}
	}

	private @Nullable CommandLineRun run() {
		return this.bootstrap.isRegistered(CommandLineRun.class) ? this.bootstrap.get(CommandLineRun.class) : null;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
