package io.appdb.autoconfigure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;

import io.appdb.error.Causes;
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
		String description = "The database" + this.address.text() + " " + failure.kind().problem()
				+ this.address.origin() + "." + reason(failure.exception());
		return new FailureAnalysis(description, failure.kind().remedy(this.address.key()), cause);
	}

	/**
	 * First line of the driver's message, and what the network said where the driver
	 * keeps that to itself, unless they give the password away.
	 */
	private String reason(SQLException exception) {
		String message = firstLine(exception.getMessage());
		IOException network = Causes.find(exception, IOException.class);
		if (network instanceof UnknownHostException) {
			message += " (unknown host " + firstLine(network.getMessage()) + ")";
		}
		else if (network instanceof ConnectException && !message.contains("refused")) {
			message += " (" + firstLine(network.getMessage()) + ")";
		}
		if (message.isBlank() || this.address.isGivenAwayBy(message)) {
			return "";
		}
		return System.lineSeparator() + System.lineSeparator() + "The driver says: " + message.strip();
	}

	private static String firstLine(@Nullable String message) {
		return Objects.requireNonNullElse(message, "").strip().lines().findFirst().orElse("");
	}

}
