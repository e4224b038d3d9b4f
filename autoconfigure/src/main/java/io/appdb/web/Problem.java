package io.appdb.web;

import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.NoResultException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;

import io.appdb.error.Causes;
import io.appdb.error.CommitOutcomeUnknownException;
import io.appdb.error.ForeignKeyException;
import io.appdb.error.NotNullException;
import io.appdb.error.PartialCommitException;
import io.appdb.error.UniqueConstraintException;
import io.appdb.error.ValueTooLongException;

/**
 * What a client is told about an error of the database: enough to act on, nothing of what
 * is inside.
 */
enum Problem {

	NOT_FOUND(HttpStatus.NOT_FOUND, "The requested record does not exist."),

	DUPLICATE(HttpStatus.CONFLICT, "A record with the same unique value exists already."),

	REFERENCE(HttpStatus.CONFLICT, "The record refers to one that does not exist, or is referred to by another."),

	STALE(HttpStatus.CONFLICT, "The record was changed by somebody else meanwhile. Read it again and repeat."),

	CONFLICT(HttpStatus.CONFLICT, "Somebody else changed the same records at the same time. Repeat the request."),

	MISSING_VALUE(HttpStatus.BAD_REQUEST, "A required value is missing."),

	VALUE_TOO_LONG(HttpStatus.BAD_REQUEST, "A value is too long."),

	BAD_VALUE(HttpStatus.BAD_REQUEST, "A value is not allowed."),

	OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE,
			"The database broke off while it was storing the request. It may be stored or not: look whether it is "
					+ "before you repeat it."),

	PARTIAL_COMMIT(HttpStatus.INTERNAL_SERVER_ERROR,
			"A part of the request is stored, and the rest of it is not. Do not repeat it."),

	ROLLED_BACK(HttpStatus.INTERNAL_SERVER_ERROR, "The request failed in between, and nothing of it is stored."),

	UNKNOWN_PROPERTY(HttpStatus.BAD_REQUEST, "The request sorts by a property that does not exist."),

	TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "The database took too long to answer."),

	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE,
			"The database is not available at the moment. Repeat the request later.");

	private final HttpStatus status;

	private final String detail;

	Problem(HttpStatus status, String detail) {
		this.status = status;
		this.detail = detail;
	}

	HttpStatus status() {
		return this.status;
	}

	String detail() {
		return this.detail;
	}

	/**
	 * Finds the problem an exception stands for, not looking at its causes.
	 */
	static @Nullable Problem of(Throwable exception) {
		Problem problem = commit(exception);
		if (problem == null) {
			problem = integrity(exception);
		}
		return (problem != null) ? problem : other(exception);
	}

	/**
	 * What a failed commit means comes before what made it fail.
	 */
	private static @Nullable Problem commit(Throwable exception) {
		if (Causes.find(exception, PartialCommitException.class) != null) {
			return PARTIAL_COMMIT;
		}
		if (CommitOutcomeUnknownException.isIn(exception)) {
			return OUTCOME_UNKNOWN;
		}
		return (exception instanceof UnexpectedRollbackException) ? ROLLED_BACK : null;
	}

	private static @Nullable Problem integrity(Throwable exception) {
		if (exception instanceof UniqueConstraintException || exception instanceof DuplicateKeyException) {
			return DUPLICATE;
		}
		if (exception instanceof ForeignKeyException) {
			return REFERENCE;
		}
		if (exception instanceof NotNullException) {
			return MISSING_VALUE;
		}
		if (exception instanceof ValueTooLongException) {
			return VALUE_TOO_LONG;
		}
		return (exception instanceof DataIntegrityViolationException || InvalidEntity.isReportedBy(exception))
				? BAD_VALUE : null;
	}

	private static @Nullable Problem other(Throwable exception) {
		if (exception instanceof EntityNotFoundException || exception instanceof NoResultException
				|| exception instanceof EmptyResultDataAccessException
				|| exception instanceof ObjectRetrievalFailureException) {
			return NOT_FOUND;
		}
		if (exception instanceof OptimisticLockingFailureException) {
			return STALE;
		}
		if (exception instanceof ConcurrencyFailureException) {
			return CONFLICT;
		}
		if (exception instanceof QueryTimeoutException || exception instanceof TransactionTimedOutException) {
			return TIMEOUT;
		}
		return (exception instanceof DataAccessResourceFailureException
				|| exception instanceof TransientDataAccessResourceException) ? UNAVAILABLE : null;
	}

}
