package io.appdb.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.appdb.settings.ReportedValue;
import io.appdb.settings.ValueAdvice;

/**
 * Reports a value under {@code app.db} that is not of its key's type. Spring Boot creates
 * it when start-up has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private final Environment environment;

	DatabaseBindFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		String remedy = ValueAdvice.of(cause.getTarget().getType().resolve(Object.class));
		if (property == null || remedy == null || !cause.getName().toString().startsWith("app.db.")) {
			return null;
		}
		ReportedValue reported = ReportedValue.of(this.environment, property);
		String description = "'" + cause.getName() + "' is '" + reported.value() + "'" + origin(reported, property)
				+ ".";
		return new FailureAnalysis(description, StringUtils.capitalize(remedy) + ".", cause);
	}

	private static String origin(ReportedValue reported, ConfigurationProperty property) {
		if (!reported.isResolved()) {
			return PropertyOrigin.of(property.getOrigin());
		}
		String place = (property.getOrigin() != null) ? " in " + property.getOrigin() : "";
		return " (from " + reported.written() + place + ")";
	}

}
