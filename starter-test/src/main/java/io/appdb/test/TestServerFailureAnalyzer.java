package io.appdb.test;

import java.util.Objects;

import io.appdb.test.server.TestServerException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports that a test gets no database, in the words of the exception, which name the
 * property of the test. What else knows its cause, such as a refused password, would name
 * the application's. Spring Boot creates it when an application of a test has not
 * started.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TestServerFailureAnalyzer extends AbstractFailureAnalyzer<TestServerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, TestServerException cause) {
		return new FailureAnalysis(Objects.requireNonNullElse(cause.getMessage(), "No database for tests"), null,
				cause);
	}

}
