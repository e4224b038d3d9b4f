package io.appdb.cli;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Runs the command of an application whose first argument is {@code db}, in place of its
 * runners. It comes before every other listener, so that nobody hears that the
 * application has started. Spring Boot makes one for each run and calls it on one thread.
 */
final class CommandLineRunListener implements SpringApplicationRunListener, Ordered {

	private final String[] arguments;

	private @Nullable CommandLineRun run;

	CommandLineRunListener(SpringApplication application, String[] arguments) {
		this.arguments = arguments;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrap) {
		if (CommandLineArguments.isCommand(this.arguments)) {
			Terminal terminal = Objects.requireNonNull(bootstrap.getOrElseSupply(Terminal.class, SystemTerminal::open));
			CommandLineRun started = new CommandLineRun(CommandLineArguments.of(this.arguments), terminal);
			bootstrap.register(CommandLineRun.class, InstanceSupplier.of(started));
			this.run = started;
		}
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.run != null) {
			this.run.contextPrepared(context);
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.run != null) {
			this.run.started(context);
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.run != null) {
			this.run.failed(context, exception);
		}
	}

}
