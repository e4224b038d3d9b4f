package io.appdb.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.appdb.error.Causes;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Says what went wrong and what to do, in the words of Spring Boot's failure analyzers
 * where one knows it. Made for one failure, used by one thread.
 */
final class FailureText {

	/**
	 * Messages name the calls of {@code Migrations}.
	 */
	private static final Pattern CALL = Pattern
		.compile("(?:call )?(upgrade|downgrade|stamp|init)\\(\"([^\"]*)\"(, true)?\\)");

	/**
	 * Flyway advises what its own command line has.
	 */
	private static final Pattern REPAIR = Pattern.compile("run repair to [^.\\n]*");

	private static final Pattern ADVERTISEMENT = Pattern.compile("(?m)^.*https?://help\\.red-gate\\.com\\S*\\R?");

	private final @Nullable ConfigurableApplicationContext context;

	private final @Nullable Environment environment;

	FailureText(@Nullable ConfigurableApplicationContext context, @Nullable Environment environment) {
		this.context = context;
		this.environment = environment;
	}

	String of(Throwable failure, boolean withStackTrace) {
		String text = analyzed(failure);
		if (text == null) {
			text = asCommands(message(cause(failure)));
		}
		if (withStackTrace) {
			StringWriter trace = new StringWriter();
			failure.printStackTrace(new PrintWriter(trace, true));
			text += System.lineSeparator() + trace;
		}
		return new Secrets(this.environment).mask(text);
	}

	private @Nullable String analyzed(Throwable failure) {
		for (FailureAnalyzer analyzer : analyzers()) {
			FailureAnalysis analysis = analyzer.analyze(failure);
			if (analysis != null) {
				return text(analysis);
			}
		}
		FailureAnalyzedException analyzed = Causes.find(failure, FailureAnalyzedException.class);
		return (analyzed != null) ? text(analyzed.analysis()) : null;
	}

	private static String text(FailureAnalysis analysis) {
		String action = analysis.getAction();
		String description = analysis.getDescription().replaceAll("\\R{2,}", System.lineSeparator());
		return description + ((action != null) ? System.lineSeparator() + action : "");
	}

	private List<FailureAnalyzer> analyzers() {
		ConfigurableApplicationContext available = this.context;
		SpringFactoriesLoader factories = SpringFactoriesLoader
			.forDefaultResourceLocation((available != null) ? available.getClassLoader() : null);
		ArgumentResolver arguments = (available == null) ? null
				: ArgumentResolver.of(BeanFactory.class, (BeanFactory) available.getBeanFactory())
					.and(Environment.class, available.getEnvironment());
		return factories.load(FailureAnalyzer.class, arguments, (type, name, failure) -> {
		});
	}

	/**
	 * What went wrong in a bean, not that one could not be made.
	 */
	private static Throwable cause(Throwable failure) {
		Throwable cause = failure;
		while (cause instanceof BeanCreationException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/**
	 * Ours and those about arguments speak for themselves; others need their name.
	 */
	private static String message(Throwable failure) {
		if (failure instanceof UncheckedIOException unchecked) {
			return failure.getMessage() + ": " + unchecked.getCause();
		}
		String message = Objects.requireNonNullElse(failure.getMessage(), "").strip();
		boolean readable = failure instanceof IllegalStateException || failure instanceof IllegalArgumentException
				|| failure.getClass().getName().startsWith("io.appdb.")
				|| failure.getClass().getName().startsWith("org.springframework.dao.");
		if (readable && !message.isEmpty()) {
			return message;
		}
		return failure.getClass().getName() + (message.isEmpty() ? "" : ": " + message) + System.lineSeparator()
				+ "'--verbose' shows where it comes from.";
	}

	private static String asCommands(String message) {
		String own = ADVERTISEMENT.matcher(message).replaceAll("");
		own = REPAIR.matcher(own)
			.replaceAll("run 'db stamp base' and then 'db stamp <version>', which record the files as they are");
		return CALL.matcher(own.stripTrailing()).replaceAll((call) -> {
			String run = call.group().startsWith("call ") ? "run " : "";
			String force = (call.group(3) != null) ? " --force" : "";
			return run + "'db " + call.group(1) + " " + call.group(2) + force + "'";
		});
	}

}
