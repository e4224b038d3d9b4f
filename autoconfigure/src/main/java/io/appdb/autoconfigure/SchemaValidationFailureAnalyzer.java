package io.appdb.autoconfigure;

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

	private final Environment environment;

	private final UpgradeAdvice advice;

	private final boolean migrated;

	SchemaValidationFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.advice = UpgradeAdvice.of(environment);
		this.migrated = beanFactory instanceof ListableBeanFactory beans
				&& beans.getBeanNamesForType(Migrations.class, true, false).length > 0;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaValidationException cause) {
		String bullet = System.lineSeparator() + "    - ";
		String differences = lines(cause).map(bullet::concat).collect(Collectors.joining());
		String description = cause.summary() + ", and '" + KEY + "' is validate"
				+ PropertyOrigin.of(this.environment, KEY) + ":" + differences;
		return new FailureAnalysis(description, action() + ", or set '" + KEY + "' to none.", cause);
	}

	private String action() {
		if (!this.migrated) {
			return "Migrate the schema";
		}
		return this.advice.commandLine() ? "Run the command beside each difference, as in " + this.advice.wholeUpgrade()
				: "Use what stands beside each difference";
	}

	private Stream<String> lines(SchemaValidationException cause) {
		String upgrade = this.advice.upgrade();
		String revision = this.advice.revision() + ", then " + upgrade;
		String command = cause.pending().isEmpty() ? revision : upgrade + ", and if it stays " + revision;
		return Stream.concat(
				cause.pending().stream().map((script) -> SchemaValidationException.sentence(script) + ": " + upgrade),
				cause.mismatches().stream().map((mismatch) -> this.migrated ? mismatch + ": " + command : mismatch));
	}

}
