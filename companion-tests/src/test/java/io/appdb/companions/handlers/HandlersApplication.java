package io.appdb.companions.handlers;

import java.io.IOException;

import jakarta.persistence.EntityNotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Answers the same failure in every way an application has.
 */
@SpringBootApplication
class HandlersApplication {

	@Bean
	HandlerExceptionResolver unordered() {
		return (request, response, handler, exception) -> {
			if (!request.getRequestURI().equals("/resolver") || !(exception instanceof DataAccessException)) {
				return null;
			}
			return answered(response);
		};
	}

	@Bean
	RouterFunction<ServerResponse> functional(Accounts accounts) {
		return RouterFunctions.route().GET("/functional", (request) -> {
			accounts.storeTwice();
			return ServerResponse.ok().build();
		}).build();
	}

	private static @Nullable ModelAndView answered(HttpServletResponse response) {
		try {
			response.setStatus(HttpStatus.GONE.value());
			response.getWriter().write("resolver");
			return new ModelAndView();
		}
		catch (IOException ex) {
			return null;
		}
	}

	@RestController
	static class Own {

		private final Accounts accounts;

		Own(Accounts accounts) {
			this.accounts = accounts;
		}

		@GetMapping("/own")
		void fail() {
			this.accounts.storeTwice();
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
		String answer(DataIntegrityViolationException exception) {
			return "controller";
		}

	}

	@RestController
	static class Unordered {

		private final Accounts accounts;

		Unordered(Accounts accounts) {
			this.accounts = accounts;
		}

		@GetMapping("/unordered")
		void fail() {
			this.accounts.storeTwice();
		}

	}

	@RestController
	static class Last {

		private final Accounts accounts;

		Last(Accounts accounts) {
			this.accounts = accounts;
		}

		@GetMapping("/last")
		void fail() {
			this.accounts.storeTwice();
		}

		@GetMapping("/missing")
		void miss() {
			throw new EntityNotFoundException("missing");
		}

		@GetMapping("/wrapped")
		void wrapped() {
			try {
				this.accounts.storeTwice();
			}
			catch (DataAccessException ex) {
				throw new IllegalArgumentException("wrapped", ex);
			}
		}

	}

	@RestController
	static class Without {

		private final Accounts accounts;

		Without(Accounts accounts) {
			this.accounts = accounts;
		}

		@GetMapping({ "/nobody", "/resolver" })
		void fail() {
			this.accounts.storeTwice();
		}

		@GetMapping("/annotated")
		void annotated() {
			try {
				this.accounts.storeTwice();
			}
			catch (DataAccessException ex) {
				throw new NameTakenException(ex);
			}
		}

		@GetMapping("/status")
		void status() {
			try {
				this.accounts.storeTwice();
			}
			catch (DataAccessException ex) {
				throw new ResponseStatusException(HttpStatus.GONE, "gone", ex);
			}
		}

		@GetMapping("/response")
		void response() {
			try {
				this.accounts.storeTwice();
			}
			catch (DataAccessException ex) {
				throw new ErrorResponseException(HttpStatus.LOCKED, ProblemDetail.forStatus(HttpStatus.LOCKED), ex);
			}
		}

	}

	@RestControllerAdvice(assignableTypes = Unordered.class)
	static class UnorderedAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
		String answer(DataIntegrityViolationException exception) {
			return "unordered advice";
		}

	}

	@RestControllerAdvice(assignableTypes = Last.class)
	@Order(Ordered.LOWEST_PRECEDENCE)
	static class LastAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
		String answer(RuntimeException exception) {
			return "last advice";
		}

	}

}
