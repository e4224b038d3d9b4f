package io.appdb.retry;

import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.appdb.session.ThrowingCall;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.util.ClassUtils;

/**
 * Repeats the transaction of annotated methods, from outside of the interceptor that
 * begins it. Shared by all threads.
 */
final class RetryTransactionInterceptor implements MethodInterceptor {

	private final Supplier<TransactionRetry> retry;

	private final Supplier<TransactionAttributeSource> transactions;

	private final Map<MethodClassKey, RepeatedMethod> methods = new ConcurrentHashMap<>();

	RetryTransactionInterceptor(Supplier<TransactionRetry> retry, Supplier<TransactionAttributeSource> transactions) {
		this.retry = retry;
		this.transactions = transactions;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		Class<?> type = (target != null) ? AopUtils.getTargetClass(target) : invocation.getMethod().getDeclaringClass();
		RepeatedMethod method = this.methods.computeIfAbsent(new MethodClassKey(invocation.getMethod(), type),
				(key) -> read(invocation.getMethod(), type));
		TransactionRetry repeating = this.retry.get();
		if (method.ownTransaction()) {
			return repeating.execute(method.policy(), method.name(),
					() -> repeating.withFreshSession(proceeding(invocation)));
		}
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setName(method.name());
		ThrowingCall<@Nullable Object, Exception> call = proceeding(invocation);
		return repeating.inTransaction(method.policy(), definition, (session) -> call.call());
	}

	private RepeatedMethod read(Method method, Class<?> type) {
		Method specific = AopUtils.getMostSpecificMethod(method, type);
		RetryTransaction annotation = find(specific);
		String name = ClassUtils.getQualifiedMethodName(specific, type);
		if (annotation == null) {
			throw new IllegalStateException(name + " has no @RetryTransaction");
		}
		TransactionAttribute own = this.transactions.get().getTransactionAttribute(method, type);
		return new RepeatedMethod(name, this.retry.get().policy(annotation, name, own), own != null);
	}

	static @Nullable RetryTransaction find(Method method) {
		return AnnotatedElementUtils.findMergedAnnotation(method, RetryTransaction.class);
	}

	/**
	 * Makes a call of the intercepted method that can be repeated.
	 */
	@SuppressWarnings("NullAway") // does not see the nullable result of the lambda
	private static ThrowingCall<@Nullable Object, Exception> proceeding(MethodInvocation invocation) {
		return () -> {
			try {
				return ((ProxyMethodInvocation) invocation).invocableClone().proceed();
			}
			catch (Exception | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new UndeclaredThrowableException(ex);
			}
		};
	}

}
