package io.appdb.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Reports a property under {@code app.db} that cannot be used. Spring Boot creates it
 * when start-up has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidDatabasePropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDatabasePropertyException> {

	private final Environment environment;

	InvalidDatabasePropertyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidDatabasePropertyException cause) {
		String description = "'" + cause.key() + "' " + cause.problem()
				+ PropertyOrigin.of(this.environment, cause.key()) + ".";
		return new FailureAnalysis(description, StringUtils.capitalize(cause.remedy()) + ".", cause);
	}

}
