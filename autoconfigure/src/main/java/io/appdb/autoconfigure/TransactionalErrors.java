package io.appdb.autoconfigure;

import io.appdb.error.SqlErrorTranslator;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInvocation;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Lets every transactional method throw the errors that its commit throws, also where
 * they come out of an entity manager inside of it: what Spring does for a repository,
 * around the transaction, so that its rollback rules see what was thrown. No bean becomes
 * a proxy for it. Spring owns it; shared by all threads.
 */
final class TransactionalErrors implements BeanPostProcessor {

	private final ObjectProvider<SqlErrorTranslator> errors;

	private final ObjectProvider<NamedDatabases> databases;

	TransactionalErrors(ObjectProvider<SqlErrorTranslator> errors, ObjectProvider<NamedDatabases> databases) {
		this.errors = errors;
		this.databases = databases;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof Advised proxy && !proxy.isFrozen()) {
			Advisor[] advisors = proxy.getAdvisors();
			for (int index = 0; index < advisors.length; index++) {
				if (advisors[index] instanceof BeanFactoryTransactionAttributeSourceAdvisor transactions) {
					proxy.addAdvisor(index, new DefaultPointcutAdvisor(transactions.getPointcut(),
							new TranslatedErrors((call) -> errors(transactions.getAdvice(), call))));
					return bean;
				}
			}
		}
		return bean;
	}

	/**
	 * What knows the database of a transactional method: the default one unless its
	 * transaction names another.
	 */
	private SqlErrorTranslator errors(Advice transactions, MethodInvocation call) {
		TransactionAttributeSource source = (transactions instanceof TransactionAspectSupport aspect)
				? aspect.getTransactionAttributeSource() : null;
		Object target = call.getThis();
		TransactionAttribute attribute = (source != null)
				? source.getTransactionAttribute(call.getMethod(), (target != null) ? target.getClass() : null) : null;
		NamedDatabases named = this.databases.getIfAvailable();
		SqlErrorTranslator own = (attribute != null && attribute.getQualifier() != null && named != null)
				? named.errors(attribute.getQualifier()) : null;
		return (own != null) ? own : this.errors.getObject();
	}

}
