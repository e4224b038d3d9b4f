package io.appdb.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.retry.RetryTransaction;
import io.appdb.retry.TransactionRetry;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.web.HandlerTransaction.Demarcation;

import org.springframework.core.MethodParameter;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Finds out which handlers are transactional, once per handler. Shared by all threads.
 */
final class HandlerTransactions {

	private final TransactionAttributeSource annotations;

	private final Supplier<TransactionRetry> retry;

	private final Map<HandlerKey, HandlerTransaction> handlers = new ConcurrentHashMap<>();

	HandlerTransactions(TransactionAttributeSource annotations, Supplier<TransactionRetry> retry) {
		this.annotations = annotations;
		this.retry = retry;
	}

	TransactionRetry retry() {
		return this.retry.get();
	}

	HandlerTransaction of(HandlerMethod handler) {
		HandlerKey key = new HandlerKey(handler.getBeanType(), handler.getMethod());
		HandlerTransaction known = this.handlers.get(key);
		return (known != null) ? known : this.handlers.computeIfAbsent(key, (missing) -> find(handler));
	}

	private HandlerTransaction find(HandlerMethod handler) {
		TransactionAttribute own = this.annotations.getTransactionAttribute(handler.getMethod(), handler.getBeanType());
		String name = handler.getShortLogMessage();
		HandlerTransaction transaction = (own != null)
				? new HandlerTransaction(name, Demarcation.ANNOTATION, false, null) : ofSession(name, handler);
		RetryTransaction repeated = handler.getMethodAnnotation(RetryTransaction.class);
		return (repeated == null) ? transaction : transaction.repeated(retry().policy(repeated, name, own));
	}

	private static HandlerTransaction ofSession(String name, HandlerMethod handler) {
		return sessionParameter(handler)
			.map((parameter) -> new HandlerTransaction(name, Demarcation.SESSION, isReadOnly(parameter), null))
			.orElseGet(() -> new HandlerTransaction(name, Demarcation.NONE, false, null));
	}

	/**
	 * Tells whether a handler takes a session that commits, itself or in the constructor
	 * of its controller.
	 */
	boolean takesSessionThatCommits(HandlerMethod handler) {
		return sessionParameter(handler).isPresent();
	}

	/**
	 * Finds the session as Spring MVC does when it resolves arguments: the type of a
	 * parameter may be a variable that the controller's class settles, and annotations
	 * may be those of an interface.
	 */
	private static Optional<MethodParameter> sessionParameter(HandlerMethod handler) {
		Constructor<?>[] constructors = ClassUtils.getUserClass(handler.getBeanType()).getDeclaredConstructors();
		return Stream
			.concat(Arrays.stream(handler.getMethodParameters()),
					Arrays.stream(constructors).flatMap(HandlerTransactions::parameters))
			.filter((parameter) -> parameter.getParameterType() == CurrentSessionTransaction.class)
			.findFirst();
	}

	private static Stream<MethodParameter> parameters(Constructor<?> constructor) {
		return IntStream.range(0, constructor.getParameterCount())
			.mapToObj((index) -> new MethodParameter(constructor, index));
	}

	private static boolean isReadOnly(MethodParameter parameter) {
		Db db = parameter.getParameterAnnotation(Db.class);
		return db != null && db.readOnly();
	}

	/**
	 * A handler: two controllers may inherit one method.
	 *
	 * @param controller type of the controller
	 * @param method the method that handles
	 */
	private record HandlerKey(Class<?> controller, Method method) {

	}

}
