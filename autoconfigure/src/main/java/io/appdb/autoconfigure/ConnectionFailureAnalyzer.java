package io.appdb.autoconfigure;

import java.sql.SQLException;

import io.appdb.error.Causes;
import io.appdb.error.DriverMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Reports that no connection could be opened at start: server down, wrong password,
 * unknown database, a file that cannot be opened. Spring Boot creates it when start-up
 * has failed. Whoever knows more about an address, as tests do, comes first.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ConnectionFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

	private final Environment environment;

	private final ReportedAddress address;

	ConnectionFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.address = new ReportedAddress(environment, beanFactory);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
		SqlFailure failure = Switch.isOff(this.environment, "enabled") ? null : SqlFailure.in(rootFailure);
		if (failure == null) {
			return null;
		}
		NamedConnectionException named = Causes.find(rootFailure, NamedConnectionException.class);
		ReportedAddress reported = (named != null) ? new ReportedAddress(this.environment, named) : this.address;
		String description = "The database" + reported.text() + " " + failure.kind().problem() + reported.origin() + "."
				+ reason(failure.exception(), reported);
		return new FailureAnalysis(description, failure.kind().remedy(reported), cause);
	}

	private static String reason(SQLException exception, ReportedAddress address) {
		String message = DriverMessage.of(exception, address.password());
		return message.isEmpty() ? "" : System.lineSeparator() + System.lineSeparator() + "The driver says: " + message;
	}

}
