package io.appdb.web;

import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import io.appdb.error.Causes;
import io.appdb.error.CommitLostException;
import io.appdb.error.SqlErrorTranslator;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.orm.jpa.hibernate.HibernateExceptionTranslator;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Finds the error of the database that an exception is or holds, whichever way it came:
 * of a driver, of Hibernate, of JPA or of Spring. One per application, shared by all
 * threads.
 */
final class DatabaseFailure {

	private static final int LONGEST_CHAIN = 100;

	private final SqlErrorTranslator errors;

	private final PersistenceExceptionTranslator others = new HibernateExceptionTranslator();

	DatabaseFailure(SqlErrorTranslator errors) {
		this.errors = errors;
	}

	/**
	 * Finds the problem an exception stands for, in its causes too.
	 * @param exception what was thrown
	 * @return the problem, or {@code null} when there is none or when the application has
	 * given the exception around it a status
	 */
	@Nullable Problem problem(Throwable exception) {
		Throwable cause = exception;
		for (int depth = 0; cause != null && depth < LONGEST_CHAIN && !hasStatus(cause); depth++) {
			Problem problem = Problem.of(translated(cause));
			if (problem != null) {
				return problem;
			}
			cause = cause.getCause();
		}
		return null;
	}

	private static boolean hasStatus(Throwable exception) {
		return exception instanceof ErrorResponse
				|| AnnotatedElementUtils.hasAnnotation(exception.getClass(), ResponseStatus.class);
	}

	/**
	 * Finds the SQL error that was thrown as it is or that Spring MVC or the JDK has put
	 * into an exception of its own, such as one for a body that cannot be written.
	 * @param exception what was thrown
	 * @return the translated error, or the given exception if there is none
	 */
	Exception unwrapped(Exception exception) {
		Throwable cause = exception;
		for (int depth = 0; cause != null && depth < LONGEST_CHAIN && !hasStatus(cause); depth++) {
			if (isOfDatabase(cause)) {
				boolean lost = Causes.find(cause, CommitLostException.class) != null;
				DataAccessException error = lost ? null : sqlError(cause);
				return (error != null) ? error : exception;
			}
			if (depth == 0 && !isWrapper(cause)) {
				return exception;
			}
			cause = cause.getCause();
		}
		return exception;
	}

	private static boolean isWrapper(Throwable exception) {
		return exception instanceof HttpMessageConversionException || exception instanceof TypeMismatchException
				|| exception.getClass() == ServletException.class || exception instanceof CompletionException
				|| exception instanceof ExecutionException || exception instanceof UndeclaredThrowableException;
	}

	private static boolean isOfDatabase(Throwable exception) {
		return exception instanceof SQLException || exception instanceof PersistenceException
				|| exception instanceof DataAccessException || exception instanceof TransactionException;
	}

	private @Nullable DataAccessException sqlError(Throwable exception) {
		return (exception instanceof SQLException error) ? this.errors.translate("SQL", null, error)
				: this.errors.translate((RuntimeException) exception);
	}

	/**
	 * Translates an exception of the database, not its causes.
	 * @param exception what was thrown
	 * @return the translated exception, or the given one if there is nothing to translate
	 */
	private Throwable translated(Throwable exception) {
		DataAccessException translated = isOfDatabase(exception) ? sqlError(exception) : null;
		if (translated == null && exception instanceof PersistenceException failure) {
			translated = this.others.translateExceptionIfPossible(failure);
		}
		return (translated != null) ? translated : exception;
	}

}
