package io.appdb.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.appdb.error.SqlErrorTranslator;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.NoResultException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseExceptionAdviceTests {

	private static final String SECRET = "insert into users at db.internal.example values ('secret')";

	@ParameterizedTest
	@MethodSource("problems")
	void answersWithStatusAndCodeAndNothingInternal(Exception exception, int status, String code) {
		MvcTestResult result = get(() -> exception);
		assertThat(result).hasStatus(status).hasContentType("application/problem+json");
		assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
		assertThat(result).bodyText().doesNotContain("secret", "insert", "internal", "users");
		assertThat(result.getResponse().containsHeader("Retry-After")).isEqualTo(status == 503);
	}

	@Test
	void saysThatAWritingStatementOutsideOfATransactionMayBeStored() {
		MvcTestResult result = get(
				() -> new SqlErrorTranslator().translate("test", SECRET, new SQLException(SECRET, "08006")));
		assertThat(result).hasStatus(503).bodyJson().extractingPath("$.code").isEqualTo("outcome-unknown");
		assertThat(result.getResponse().containsHeader("Retry-After")).isFalse();
	}

	@ParameterizedTest
	@MethodSource("problems")
	void answersWhatTheApplicationHasWrappedLikeTheErrorItself(Exception exception, int status, String code) {
		for (Exception wrapped : List.of(new OrderFailedException(exception),
				new OrderFailedException(new CompletionException(exception)), new IOException(exception))) {
			MvcTestResult result = get(() -> wrapped);
			assertThat(result).hasStatus(status).hasContentType("application/problem+json");
			assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
			assertThat(result).bodyText().doesNotContain("secret", "insert", "internal", "users");
		}
	}

	@ParameterizedTest
	@MethodSource("problems")
	void leavesTheApplicationTheStatusItHasChosen(Exception exception, int status, String code) {
		assertThat(get(() -> new UnpaidException(exception))).hasStatus(402);
		assertThat(get(() -> new OrderFailedException(new UnpaidException(exception)))).hasStatus(402);
		assertThat(get(() -> new ResponseStatusException(HttpStatus.GONE, "gone", exception))).hasStatus(410);
		assertThat(get(() -> new ErrorResponseException(HttpStatus.GONE, exception))).hasStatus(410);
	}

	@ParameterizedTest
	@MethodSource("unrelated")
	void leavesAloneWhatIsNoErrorOfTheDatabase(Exception exception) {
		assertThat(get(() -> exception)).hasFailed().failure().satisfies((failure) -> {
			if (failure != exception) {
				assertThat(failure).hasCause(exception);
			}
		});
	}

	private static Stream<Exception> unrelated() {
		return Stream.of(new IllegalStateException(SECRET), new IllegalArgumentException(SECRET),
				new IOException("Broken disk"), new OrderFailedException(new IllegalStateException()),
				new TimeoutException(), new PersistenceException("mistake"), new SQLException("unknown"),
				new JpaSystemException(new RuntimeException()));
	}

	@Test
	void leavesMistakesOfTheApplicationAlone() {
		MvcTestResult result = get(() -> new InvalidDataAccessApiUsageException(SECRET));
		assertThat(result).hasFailed().failure().hasRootCauseInstanceOf(InvalidDataAccessApiUsageException.class);
	}

	@Test
	void logsWhatIsNotTheClientsFaultInOneLine(CapturedOutput output) {
		get(() -> sql("08006"));
		get(() -> sql("23505"));
		assertThat(output.toString().lines().filter((line) -> line.contains("Answered with"))).singleElement()
			.asString()
			.contains("WARN", "status 503", "DatabaseUnavailableException", "caused by SQLException");
		assertThat(output).doesNotContain("\tat ");
	}

	@Test
	void logsTheStackForThoseWhoDebug(CapturedOutput output) {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel(DatabaseExceptionAdvice.class.getName(), LogLevel.DEBUG);
		try {
			get(() -> sql("57014"));
		}
		finally {
			logging.setLogLevel(DatabaseExceptionAdvice.class.getName(), null);
		}
		assertThat(output).contains("status 504", "\tat ");
	}

	private static Stream<Arguments> problems() {
		return Stream.of(arguments(new EntityNotFoundException(SECRET), 404, "not-found"),
				arguments(new NoResultException(SECRET), 404, "not-found"),
				arguments(new EmptyResultDataAccessException(SECRET, 1), 404, "not-found"),
				arguments(sql("23505"), 409, "duplicate"), arguments(sql("23503"), 409, "reference"),
				arguments(new ObjectOptimisticLockingFailureException(SECRET, new IllegalStateException()), 409,
						"stale"),
				arguments(sql("40P01"), 409, "conflict"), arguments(sql("40001"), 409, "conflict"),
				arguments(sql("23502"), 400, "missing-value"), arguments(sql("22001"), 400, "value-too-long"),
				arguments(sql("22003"), 400, "bad-value"), arguments(sql("23514"), 400, "bad-value"),
				arguments(sql("57014"), 504, "timeout"),
				arguments(new TransactionTimedOutException(SECRET), 504, "timeout"),
				arguments(sql("08006"), 503, "unavailable"),
				arguments(new CannotGetJdbcConnectionException(SECRET), 503, "unavailable"),
				arguments(new SQLException(SECRET, "23505"), 409, "duplicate"),
				arguments(new SQLException(SECRET, "08006"), 503, "unavailable"),
				arguments(hibernate("23505"), 409, "duplicate"), arguments(hibernate("23503"), 409, "reference"),
				arguments(hibernate("57014"), 504, "timeout"), arguments(hibernate("08006"), 503, "unavailable"),
				arguments(hibernate("40P01"), 409, "conflict"),
				arguments(new OptimisticLockException(SECRET), 409, "stale"),
				arguments(new OptimisticLockException(SECRET, new StaleObjectStateException("User", 1L)), 409, "stale"),
				arguments(new LockTimeoutException(SECRET), 409, "conflict"),
				arguments(new PessimisticLockException(SECRET), 409, "conflict"),
				arguments(new QueryTimeoutException(SECRET), 504, "timeout"),
				arguments(new org.hibernate.TransactionException("Transaction timeout expired"), 504, "timeout"),
				arguments(new PersistenceException(hibernate("22001")), 400, "value-too-long"));
	}

	private static RuntimeException sql(String state) {
		RuntimeException translated = new SqlErrorTranslator().translate("test", null, new SQLException(SECRET, state));
		assertThat(translated).isNotNull();
		return translated;
	}

	private static RuntimeException hibernate(String state) {
		return new GenericJDBCException(SECRET, new SQLException(SECRET, state), SECRET);
	}

	private static MvcTestResult get(Supplier<? extends Exception> exception) {
		return MockMvcTester
			.of(List.of(new Failing(exception)),
					(builder) -> builder.setHandlerExceptionResolvers(new ResponseStatusExceptionResolver(),
							new DefaultHandlerExceptionResolver(), resolver())
						.build())
			.get()
			.uri("/")
			.exchange();
	}

	private static DatabaseAnswerResolver resolver() {
		DatabaseAnswerResolver resolver = new DatabaseAnswerResolver(
				new DatabaseExceptionAdvice(new DatabaseFailure(new SqlErrorTranslator())));
		resolver.setMessageConverters(List.of(new JacksonJsonHttpMessageConverter()));
		resolver.afterPropertiesSet();
		return resolver;
	}

	@RestController
	static final class Failing {

		private final Supplier<? extends Exception> exception;

		Failing(Supplier<? extends Exception> exception) {
			this.exception = exception;
		}

		@GetMapping("/")
		String fail() throws Exception {
			throw this.exception.get();
		}

	}

	static final class OrderFailedException extends RuntimeException {

		OrderFailedException(Throwable cause) {
			super("order failed", cause);
		}

	}

	@ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
	static final class UnpaidException extends RuntimeException {

		UnpaidException(Throwable cause) {
			super("unpaid", cause);
		}

	}

}
