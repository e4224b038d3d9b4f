package io.appdb.sample;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers bad input with problem details (RFC 9457) that name every bad field. Errors of
 * the database are answered by AppDB. Stateless; Spring owns it.
 */
@RestControllerAdvice
final class InputProblems extends ResponseEntityExceptionHandler {

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<InvalidField> errors = exception.getFieldErrors().stream().map(InputProblems::invalid).toList();
		return answer(exception, exception.getBody(), errors, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException exception, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		List<InvalidField> errors = exception.getParameterValidationResults()
			.stream()
			.flatMap(InputProblems::invalid)
			.toList();
		return answer(exception, exception.getBody(), errors, headers, status, request);
	}

	private @Nullable ResponseEntity<Object> answer(Exception exception, ProblemDetail problem,
			List<InvalidField> errors, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		describe(problem, errors);
		return handleExceptionInternal(exception, problem, headers, status, request);
	}

	/**
	 * An answer that refuses a request before its handler is called.
	 */
	static ErrorResponseException refused(List<InvalidField> errors) {
		ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
		describe(problem, errors);
		return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
	}

	private static void describe(ProblemDetail problem, List<InvalidField> errors) {
		problem.setDetail("The request has " + errors.size() + " invalid field" + ((errors.size() == 1) ? "" : "s"));
		problem.setProperty("errors", errors);
	}

	private static Stream<InvalidField> invalid(ParameterValidationResult result) {
		String parameter = String.valueOf(result.getMethodParameter().getParameterName());
		return result.getResolvableErrors()
			.stream()
			.map((error) -> (error instanceof FieldError field) ? invalid(field)
					: new InvalidField(parameter, message(error)));
	}

	private static InvalidField invalid(FieldError error) {
		return new InvalidField(error.getField(), error.isBindingFailure() ? "is not a valid value" : message(error));
	}

	private static String message(MessageSourceResolvable error) {
		return String.valueOf(error.getDefaultMessage());
	}

	/**
	 * What is wrong with a field. Immutable.
	 *
	 * @param field the name of the field
	 * @param message what is wrong with it
	 */
	record InvalidField(String field, String message) {
	}

}
