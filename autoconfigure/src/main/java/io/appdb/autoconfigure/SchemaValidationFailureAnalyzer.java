package io.appdb.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.appdb.migration.Migrations;
import io.appdb.schema.SchemaValidationException;

/**
 * Reports every mismatch of a schema that does not fit the entities, every migration that
 * is pending, and the command that mends each. Spring Boot creates it when start-up has
 * failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SchemaValidationFailureAnalyzer extends AbstractFailureAnalyzer<SchemaValidationException> {

	private static final String KEY = "app.db.schema.mode";

	private static final String UPGRADE = "db upgrade";

	private static final String REVISION = "db revision \"<message>\", then " + UPGRADE;

	private final Environment environment;

	private final boolean migrated;

	SchemaValidationFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.migrated = beanFactory instanceof ListableBeanFactory beans
				&& beans.getBeanNamesForType(Migrations.class, true, false).length > 0;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaValidationException cause) {
		String bullet = System.lineSeparator() + "    - ";
		String differences = lines(cause).map(bullet::concat).collect(Collectors.joining());
		String description = (cause.mismatches().isEmpty() ? "Migrations are pending"
				: "The schema does not fit the entities") + ", and '" + KEY + "' is validate"
				+ PropertyOrigin.of(this.environment, KEY) + ":" + differences;
		String action = this.migrated
				? "Run the command beside each difference, as in 'java -jar <application>.jar db upgrade'"
				: "Migrate the schema";
		return new FailureAnalysis(description, action + ", or set '" + KEY + "' to none.", cause);
	}

	private Stream<String> lines(SchemaValidationException cause) {
		List<String> pending = cause.pending();
		String command = pending.isEmpty() ? REVISION : UPGRADE + ", and if it stays " + REVISION;
		return Stream.concat(pending.stream().map((script) -> script + " is pending: " + UPGRADE),
				cause.mismatches().stream().map((mismatch) -> this.migrated ? mismatch + ": " + command : mismatch));
	}

}
