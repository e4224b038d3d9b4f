package io.appdb.session;

import io.appdb.engine.UnusableSessionException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.orm.jpa.hibernate.HibernateExceptionTranslator;

/**
 * Translates what the sessions of one database throw. Shared by all threads.
 */
final class SessionErrors {

	private final PersistenceExceptionTranslator errors;

	private final PersistenceExceptionTranslator otherErrors = new HibernateExceptionTranslator();

	/**
	 * Creates the translation.
	 * @param errors knows the errors of the database
	 */
	SessionErrors(PersistenceExceptionTranslator errors) {
		this.errors = errors;
	}

	/**
	 * Translates what a session has thrown.
	 * @return what to throw in its place, or the exception itself
	 */
	RuntimeException translate(RuntimeException exception) {
		if (exception instanceof UnusableSessionException) {
			return exception;
		}
		DataAccessException translated = this.errors.translateExceptionIfPossible(exception);
		if (translated == null && exception instanceof PersistenceException) {
			translated = this.otherErrors.translateExceptionIfPossible(exception);
		}
		return (translated != null) ? translated : exception;
	}

	/**
	 * Translates what a reflective call has thrown.
	 */
	Throwable translated(Throwable exception) {
		return (exception instanceof RuntimeException runtimeException) ? translate(runtimeException) : exception;
	}

	/**
	 * Runs work that may use what throws errors of its own, such as an injected entity
	 * manager, a lazily loaded collection or the stream of a repository.
	 */
	<T extends @Nullable Object, E extends Throwable> T translating(ThrowingCall<T, E> work) throws E {
		try {
			return work.call();
		}
		catch (PersistenceException ex) {
			DataAccessException translated = this.errors.translateExceptionIfPossible(ex);
			throw (translated != null) ? translated : ex;
		}
	}

}
