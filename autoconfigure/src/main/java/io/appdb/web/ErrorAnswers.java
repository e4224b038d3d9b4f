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

	/**
	 * Tells whether an answer or the status of the response says that the handler failed.
	 * @param answer what the handler returned
	 * @param response the response after the handler
	 * @param statusBefore the status before the handler, which is not its own: that of an
	 * error when it serves an error page
	 */
	static boolean isError(@Nullable Object answer, HttpServletResponse response, int statusBefore) {
		int status = response.getStatus();
		return hasErrorStatus(answer) || (status >= FIRST_ERROR && status != statusBefore);
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
