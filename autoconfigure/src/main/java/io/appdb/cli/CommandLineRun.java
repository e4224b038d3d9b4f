package io.appdb.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * The run of an application that executes one command and ends. What the application
 * itself prints goes to the standard error meanwhile, so that the standard output holds
 * the result only. Lives as long as the run, on one thread.
 */
final class CommandLineRun {

	private final CommandLineArguments arguments;

	private final Terminal terminal;

	private final PrintStream output = System.out;

	private boolean active;

	private boolean ended;

	private @Nullable ParsedCommand command;

	private @Nullable ConfigurableEnvironment environment;

	CommandLineRun(CommandLineArguments arguments, Terminal terminal) {
		this.arguments = arguments;
		this.terminal = terminal;
	}

	/**
	 * Reads the command, so that help and mistakes need no application.
	 */
	void environmentPrepared(ConfigurableEnvironment prepared) {
		CommandLineSettings settings = new CommandLineSettings(prepared);
		if (!settings.isEnabled()) {
			return;
		}
		this.active = true;
		this.environment = prepared;
		System.setOut(System.err);
		if (!ClassUtils.isPresent("picocli.CommandLine", null)) {
			this.terminal.err()
				.println("db needs picocli: add info.picocli:picocli to the class path, "
						+ "or set 'app.db.cli.enabled' to false if this application uses the word itself");
			throw end(ExitCode.FAILED, null);
		}
		ParsedCommand parsed = new CommandParser(this.terminal).parse(this.arguments.verb());
		if (parsed.end() != null) {
			throw end(parsed.end(), null);
		}
		settings.apply(this.arguments, parsed.verbose());
		this.command = parsed;
	}

	void contextPrepared(ConfigurableApplicationContext context) {
		if (this.active) {
			QuietBeans.install(context);
		}
	}

	/**
	 * Executes the command and ends the process.
	 */
	void started(ConfigurableApplicationContext context) {
		ParsedCommand parsed = this.command;
		if (!this.active || parsed == null || parsed.verb() == null) {
			return;
		}
		QuietBeans.release(context);
		ExitCode code;
		try {
			CommandLineDatabases databases = context.getBeanProvider(CommandLineDatabases.class).getIfAvailable();
			if (databases == null) {
				throw new IllegalStateException("This application has no database with entities: add the starter, "
						+ "and a data source, or leave Spring Boot's auto-configuration of JPA on");
			}
			code = run(parsed, parsed.verb(), databases.chosen(parsed.database(), parsed.all()));
		}
		catch (Exception | LinkageError ex) {
			code = report(context, ex);
		}
		throw end(code, context);
	}

	/**
	 * Does it to each database in turn. The name of one stands before what is done to it
	 * and what came of it; for programs it is in the one result.
	 */
	private ExitCode run(ParsedCommand parsed, Verb verb, Map<String, Supplier<CommandLineDatabase>> databases) {
		Map<String, Answer> answers = new LinkedHashMap<>();
		databases.forEach((name, database) -> {
			if (parsed.all()) {
				print(parsed.json() ? this.terminal.err() : this.terminal.out(), List.of("db[" + name + "]"));
			}
			Answer answer = verb.run(database.get(), this.terminal);
			answers.put(name, answer);
			if (!parsed.json()) {
				print(this.terminal.out(), answer.lines());
			}
		});
		Answer whole = parsed.all() ? Answer.ofEach(answers) : answers.values().iterator().next();
		if (parsed.json()) {
			print(this.terminal.out(), List.of(whole.json().text()));
		}
		return whole.code();
	}

	private static void print(PrintStream writer, List<String> lines) {
		lines.forEach(writer::println);
		writer.flush();
	}

	/**
	 * Reports that the application did not get as far as the command.
	 */
	void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.active && !this.ended) {
			end(report(context, exception), null);
		}
	}

	private ExitCode report(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		boolean verbose = (this.command != null) && this.command.verbose();
		String text = new FailureText(context, this.environment).of(exception, verbose || this.arguments.isLogWanted());
		this.terminal.err().println(text);
		this.terminal.err().flush();
		return ExitCode.FAILED;
	}

	/**
	 * Ends the process. Where a test keeps it alive, the exception leaves the run.
	 */
	private AbandonedRunException end(ExitCode code, @Nullable ConfigurableApplicationContext context) {
		this.ended = true;
		if (context != null) {
			context.close();
		}
		this.terminal.exit(code.number());
		System.setOut(this.output);
		return (context != null) ? new AbandonedRunException(context) : new AbandonedRunException();
	}

}
