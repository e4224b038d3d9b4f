package io.appdb.autoconfigure;

import java.util.function.Function;

import io.appdb.error.SqlErrorTranslator;
import jakarta.persistence.PersistenceException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.util.ReflectionUtils;

/**
 * Lets a method throw what the errors of an entity manager inside of it mean. Shared by
 * all threads.
 */
final class TranslatedErrors implements MethodInterceptor {

	private final Function<MethodInvocation, SqlErrorTranslator> errors;

	/**
	 * Creates the advice.
	 * @param errors finds what translates the errors of a call; asked when one has failed
	 */
	TranslatedErrors(Function<MethodInvocation, SqlErrorTranslator> errors) {
		this.errors = errors;
	}

	/**
	 * A method that declares the exception means it.
	 */
	@Override
	public @Nullable Object invoke(MethodInvocation call) throws Throwable {
		try {
			return call.proceed();
		}
		catch (PersistenceException ex) {
			if (ReflectionUtils.declaresException(call.getMethod(), ex.getClass())) {
				throw ex;
			}
			DataAccessException translated = this.errors.apply(call).translate(ex);
			throw (translated != null) ? translated : ex;
		}
	}

}
