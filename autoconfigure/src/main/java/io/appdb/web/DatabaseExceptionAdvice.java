package io.appdb.web;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers errors of the database with problem details (RFC 9457). It is no
 * {@code @ControllerAdvice}, whose order among others could not be the last;
 * {@link DatabaseAnswerResolver} asks it. Shared by all threads.
 */
final class DatabaseExceptionAdvice {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseExceptionAdvice.class);

	private static final String RETRY_SECONDS = "1";

	private final DatabaseFailure failure;

	DatabaseExceptionAdvice(DatabaseFailure failure) {
		this.failure = failure;
	}

	/**
	 * Whether an exception is or holds an error of the database that has an answer.
	 */
	boolean hasAnswer(Exception exception) {
		return this.failure.problem(exception) != null;
	}

	/**
	 * Is called for what {@link #hasAnswer has an answer}.
	 */
	@ExceptionHandler(Exception.class)
	ResponseEntity<ProblemDetail> handle(Exception exception) throws Exception {
		Problem problem = this.failure.problem(exception);
		if (problem == null) {
			throw exception;
		}
		return answer(problem, exception);
	}

	/**
	 * Makes the answer.
	 * @param problem what the client is told
	 * @param exception what was thrown, which is logged if it is not the client's fault
	 */
	ResponseEntity<ProblemDetail> answer(Problem problem, Exception exception) {
		HttpStatus status = problem.status();
		ProblemDetail body = ProblemDetail.forStatusAndDetail(status, problem.detail());
		body.setProperty("code", problem.name().toLowerCase(Locale.ROOT).replace('_', '-'));
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
		if (status.is5xxServerError()) {
			log(status, exception);
		}
		if (problem == Problem.UNAVAILABLE) {
			answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		}
		return answer.body(body);
	}

	/**
	 * One line for each answer, as there are many while a database is away.
	 */
	private static void log(HttpStatus status, Exception exception) {
		Throwable cause = cause(exception);
		String line = "Answered with status " + status.value() + ": " + line(exception)
				+ ((cause != exception) ? "; caused by " + line(cause) : "");
		if (logger.isDebugEnabled()) {
			logger.warn(line, exception);
		}
		else {
			logger.warn(line);
		}
	}

	/**
	 * What the server said, but of a failure that the application has caught: its text
	 * may hold the values of a row.
	 */
	private static Throwable cause(Exception exception) {
		Throwable caught = (exception instanceof UnexpectedRollbackException) ? exception.getCause() : null;
		return (caught != null) ? caught : NestedExceptionUtils.getMostSpecificCause(exception);
	}

	private static String line(Throwable exception) {
		String message = exception.getMessage();
		String name = exception.getClass().getSimpleName();
		return (message != null) ? name + ": " + message.lines().findFirst().orElse("") : name;
	}

}
