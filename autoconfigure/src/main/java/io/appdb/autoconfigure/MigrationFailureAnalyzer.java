package io.appdb.autoconfigure;

import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;

import io.appdb.error.Causes;
import io.appdb.migration.FailedStatement;
import io.appdb.migration.FlywayModules;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Reports that the migrations could not be applied at start: a statement that the
 * database refuses, tables without a history, a file that has changed. What has to do
 * with connecting is reported before. Spring Boot creates it when start-up has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<BeanCreationException> {

	/**
	 * Lines of Flyway that advise what its own command line has, or advertise.
	 */
	private static final Pattern ADVICE = Pattern
		.compile("(?m)^.*(run repair|https?://|validateMigrationNaming).*$\\R?");

	private final Environment environment;

	private final ReportedAddress address;

	private final UpgradeAdvice advice;

	MigrationFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.address = new ReportedAddress(environment, beanFactory);
		this.advice = UpgradeAdvice.of(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCreationException cause) {
		if (Switch.isOff(this.environment, "enabled") || !ClassUtils.isPresent("org.flywaydb.core.Flyway", null)) {
			return null;
		}
		FlywayException failure = Causes.find(cause, FlywayException.class);
		return (failure != null) ? report(failure) : null;
	}

	private FailureAnalysis report(FlywayException failure) {
		FailedStatement failed = FailedStatement.of(failure);
		SQLException refusal = Causes.find(failure, SQLException.class);
		if (failed != null && refusal != null) {
			return new FailureAnalysis(statement(failed, refusal), repair(), failure);
		}
		if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
			return new FailureAnalysis(
					"The database" + this.address.text()
							+ " has tables and no history of migrations, so that no migration is applied"
							+ this.address.origin() + ".",
					"Say which version the tables have: " + command("init <version>", "Migrations.init(\"<version>\")")
							+ " begins their history there, and files up to it never run. Or use an empty database.",
					failure);
		}
		return new FailureAnalysis("The migrations cannot be applied: " + text(failure), action(failure), failure);
	}

	private String statement(FailedStatement failed, SQLException refusal) {
		return "The migration " + failed.script() + " failed at line " + failed.line() + ", in the database"
				+ this.address.text() + "." + System.lineSeparator() + System.lineSeparator() + "The database says: "
				+ Objects.requireNonNullElse(refusal.getMessage(), "").strip().replaceAll("\\s+", " ");
	}

	private String repair() {
		return "Correct the file and start again. Where " + command("history", "Migrations.history()")
				+ " shows it as failed (MySQL, MariaDB, H2), put the tables in order first, and say with "
				+ command("stamp <version>", "Migrations.stamp(\"<version>\")") + " which version they have.";
	}

	private String action(FlywayException failure) {
		String module = FlywayModules.remedy(failure);
		if (module != null) {
			return module + ". Or set 'spring.flyway.enabled' to false.";
		}
		if (failure.getErrorCode() != CoreErrorCode.VALIDATE_ERROR) {
			return "Correct the file, or the setting under 'spring.flyway', that it names.";
		}
		return "Put back a file that was changed after it ran, and write the change into a new one. Where the files "
				+ "are right and the tables fit them, " + command("stamp base", "Migrations.stamp(\"base\")")
				+ " and then " + command("stamp <version>", "Migrations.stamp(\"<version>\")")
				+ " record the files as they are.";
	}

	private String command(String words, String call) {
		return this.advice.commandLine() ? "'java -jar <application>.jar db " + words + "'" : call;
	}

	private static String text(FlywayException failure) {
		return ADVICE.matcher(Objects.requireNonNullElse(failure.getMessage(), "")).replaceAll("").strip();
	}

}
