package io.appdb.autoconfigure;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Reports that no connection could be opened at start: server down, wrong password,
 * unknown database, a file that cannot be opened. Spring Boot creates it when start-up
 * has failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
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
		String description = "The database" + this.address.text() + " " + failure.kind().problem()
				+ this.address.origin() + "." + reason(failure.exception());
		return new FailureAnalysis(description, failure.kind().remedy(this.address.key()), cause);
	}

	/**
	 * First line of the driver's message, unless it gives the password away.
	 */
	private String reason(SQLException exception) {
		String message = exception.getMessage();
		if (!StringUtils.hasText(message) || this.address.isGivenAwayBy(message)) {
			return "";
		}
		return System.lineSeparator() + System.lineSeparator() + "The driver says: "
				+ message.strip().lines().findFirst().orElse("");
	}

}
