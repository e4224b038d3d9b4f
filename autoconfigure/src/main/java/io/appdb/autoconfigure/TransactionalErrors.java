package io.appdb.autoconfigure;

import io.appdb.error.SqlErrorTranslator;
import jakarta.persistence.PersistenceException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.util.ReflectionUtils;

/**
 * Lets every transactional method throw the errors that its commit throws, also where
 * they come out of an entity manager inside of it: what Spring does for a repository,
 * around the transaction, so that its rollback rules see what was thrown. No bean becomes
 * a proxy for it. Spring owns it; shared by all threads.
 */
final class TransactionalErrors implements BeanPostProcessor, MethodInterceptor {

	private final ObjectProvider<SqlErrorTranslator> errors;

	TransactionalErrors(ObjectProvider<SqlErrorTranslator> errors) {
		this.errors = errors;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof Advised proxy && !proxy.isFrozen()) {
			Advisor[] advisors = proxy.getAdvisors();
			for (int index = 0; index < advisors.length; index++) {
				if (advisors[index] instanceof BeanFactoryTransactionAttributeSourceAdvisor transactions) {
					proxy.addAdvisor(index, new DefaultPointcutAdvisor(transactions.getPointcut(), this));
					return bean;
				}
			}
		}
		return bean;
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
			DataAccessException translated = this.errors.getObject().translate(ex);
			throw (translated != null) ? translated : ex;
		}
	}

}
