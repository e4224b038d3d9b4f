package io.appdb.web;

import java.sql.SQLException;

import io.appdb.error.SqlErrorTranslator;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
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
	 * Translates an exception of the database, not its causes.
	 * @param exception what was thrown
	 * @return the translated exception, or the given one if there is nothing to translate
	 */
	Throwable translated(Throwable exception) {
		DataAccessException translated = null;
		if (exception instanceof SQLException error) {
			translated = this.errors.translate("SQL", null, error);
		}
		else if (exception instanceof PersistenceException || exception instanceof DataAccessException
				|| exception instanceof TransactionException) {
			translated = this.errors.translate((RuntimeException) exception);
		}
		if (translated == null && exception instanceof PersistenceException failure) {
			translated = this.others.translateExceptionIfPossible(failure);
		}
		return (translated != null) ? translated : exception;
	}

}
