package io.appdb.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.appdb.engine.DatabaseType;
import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/**
 * Reports a value under {@code app.db} that is not of its key's type. Spring Boot creates
 * it when start-up has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		String remedy = remedy(cause.getTarget().getType().resolve(Object.class));
		if (property == null || remedy == null || !cause.getName().toString().startsWith("app.db.")) {
			return null;
		}
		String description = "'" + cause.getName() + "' is '" + property.getValue() + "'"
				+ PropertyOrigin.of(property.getOrigin()) + ".";
		return new FailureAnalysis(description, remedy + ".", cause);
	}

	private static @Nullable String remedy(Class<?> type) {
		if (type.isEnum()) {
			return "Use one of " + Arrays.stream(type.getEnumConstants())
				.filter((constant) -> constant != FlushMode.ALWAYS && constant != DatabaseType.OTHER)
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", "));
		}
		if (type == Duration.class) {
			return "Use a duration such as 30s, 5m or 500ms, or a bare number of seconds";
		}
		if (type == DataSize.class) {
			return "Use a size such as 10MB";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "Use true or false";
		}
		return (type == int.class || type == Integer.class) ? "Use a whole number" : null;
	}

}
