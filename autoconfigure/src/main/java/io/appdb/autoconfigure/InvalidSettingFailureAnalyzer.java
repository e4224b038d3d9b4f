package io.appdb.autoconfigure;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.appdb.error.Causes;
import io.appdb.error.InvalidSettingException;
import io.appdb.settings.NamedDatabase;

/**
 * Reports a value under {@code app.db} that cannot be used. Spring Boot creates it when
 * start-up has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

	private final Environment environment;

	InvalidSettingFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException failure) {
		BindException binding = Causes.find(rootFailure, BindException.class);
		InvalidSettingException cause = (binding != null) ? NamedDatabase.named(failure, binding.getName()) : failure;
		String description = "'" + cause.key() + "' is " + cause.value()
				+ PropertyOrigin.of(this.environment, cause.key()) + ".";
		return new FailureAnalysis(description, StringUtils.capitalize(cause.remedy()) + ".", cause);
	}

}
