package io.appdb.retry;

import java.lang.reflect.Method;

import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Puts a proxy around beans that have methods with {@link RetryTransaction}: outside of
 * the one that begins their transactions, inside of the one that makes them asynchronous.
 * Spring owns it.
 */
public final class RetryTransactionPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

	/**
	 * Creates a post-processor.
	 * @param retry repeats the transactions
	 * @param transactions finds the transactions that methods ask for
	 * @param elsewhere knows methods that need no proxy
	 * @param proxyTargetClass whether proxies extend the classes of the beans rather than
	 * implement their interfaces
	 */
	public RetryTransactionPostProcessor(ObjectProvider<TransactionRetry> retry,
			ObjectProvider<TransactionAttributeSource> transactions, ObjectProvider<RepeatedElsewhere> elsewhere,
			boolean proxyTargetClass) {
		setBeforeExistingAdvisors(true);
		setOrder(Ordered.LOWEST_PRECEDENCE - 1);
		setProxyTargetClass(proxyTargetClass);
		this.advisor = new DefaultPointcutAdvisor(new Annotated(elsewhere),
				new RetryTransactionInterceptor(retry::getObject,
						() -> transactions.getIfUnique(() -> new AnnotationTransactionAttributeSource(false))));
	}

	/**
	 * Finds annotated methods. Shared by all threads.
	 */
	private static final class Annotated extends StaticMethodMatcherPointcut {

		private final ObjectProvider<RepeatedElsewhere> elsewhere;

		Annotated(ObjectProvider<RepeatedElsewhere> elsewhere) {
			this.elsewhere = elsewhere;
		}

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return RetryTransactionInterceptor.find(method) != null
					&& this.elsewhere.stream().noneMatch((somebody) -> somebody.repeats(method, targetClass));
		}

	}

}
