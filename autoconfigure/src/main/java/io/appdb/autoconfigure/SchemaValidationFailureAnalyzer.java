package io.appdb.autoconfigure;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.appdb.schema.SchemaValidationException;

/**
 * Reports every mismatch of a schema that does not fit the entities. Spring Boot creates
 * it when start-up has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SchemaValidationFailureAnalyzer extends AbstractFailureAnalyzer<SchemaValidationException> {

	private static final String KEY = "app.db.schema.mode";

	private final Environment environment;

	SchemaValidationFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaValidationException cause) {
		String mismatches = cause.mismatches()
			.stream()
			.collect(Collectors.joining("%n    - ".formatted(), "%n    - ".formatted(), ""));
		String description = "The schema does not fit the entities, and '" + KEY + "' is validate"
				+ PropertyOrigin.of(this.environment, KEY) + ":" + mismatches;
		return new FailureAnalysis(description, "Migrate the schema, or set '" + KEY + "' to none.", cause);
	}

}
