package io.appdb.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.StringUtils;

import io.appdb.settings.DatabaseProperties;
import io.appdb.settings.KnownKeys;

/**
 * Reports keys under {@code app.db} that do not exist, with the nearest ones that do.
 * Spring Boot creates it when start-up has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownDatabaseKeyFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	private static final String PREFIX = DatabaseProperties.PREFIX + ".";

	private final KnownKeys knownKeys = new KnownKeys();

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		List<ConfigurationProperty> unknown = cause.getUnboundProperties()
			.stream()
			.filter((property) -> key(property).startsWith(PREFIX))
			.toList();
		if (unknown.isEmpty()) {
			return null;
		}
		return new FailureAnalysis(lines(unknown, this::problem), lines(unknown, this::remedy), cause);
	}

	private String problem(ConfigurationProperty property) {
		String origin = PropertyOrigin.of(property.getOrigin());
		if (key(property).equals("app.db.pool.use-lifo")) {
			return "'app.db.pool.use-lifo' cannot be chosen" + origin
					+ ": HikariCP always reuses the warmest connection.";
		}
		return "'" + key(property) + "' is no key of this library" + origin + ".";
	}

	private String remedy(ConfigurationProperty property) {
		String key = key(property).substring(PREFIX.length());
		if (key.equals("pool.use-lifo")) {
			return "Remove the key.";
		}
		return StringUtils.capitalize(this.knownKeys.remedy(key)) + ".";
	}

	private static String key(ConfigurationProperty property) {
		return property.getName().toString();
	}

	private static String lines(List<ConfigurationProperty> properties, Function<ConfigurationProperty, String> line) {
		return properties.stream().map(line).distinct().collect(Collectors.joining(System.lineSeparator()));
	}

}
