package io.appdb.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.StringUtils;

import io.appdb.settings.ValueAdvice;

/**
 * Reports a value under {@code app.db} that is not of its key's type. Spring Boot creates
 * it when start-up has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		String remedy = ValueAdvice.of(cause.getTarget().getType().resolve(Object.class));
		if (property == null || remedy == null || !cause.getName().toString().startsWith("app.db.")) {
			return null;
		}
		String description = "'" + cause.getName() + "' is '" + property.getValue() + "'"
				+ PropertyOrigin.of(property.getOrigin()) + ".";
		return new FailureAnalysis(description, StringUtils.capitalize(remedy) + ".", cause);
	}

}
