package io.appdb.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells which answers of a handler stand for a failure.
 */
final class ErrorAnswers {

	private static final int FIRST_ERROR = 400;

	private ErrorAnswers() {
	}

	static boolean isError(@Nullable Object answer, @Nullable HttpServletResponse response) {
		return hasErrorStatus(answer) || (response != null && response.getStatus() >= FIRST_ERROR);
	}

	private static boolean hasErrorStatus(@Nullable Object answer) {
		if (answer instanceof ResponseEntity<?> entity) {
			return entity.getStatusCode().isError();
		}
		if (answer instanceof ErrorResponse response) {
			return response.getStatusCode().isError();
		}
		if (answer instanceof ProblemDetail problem) {
			return problem.getStatus() >= FIRST_ERROR;
		}
		HttpStatusCode status = (answer instanceof ModelAndView view) ? view.getStatus() : null;
		return status != null && status.isError();
	}

}
