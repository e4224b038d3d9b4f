package io.appdb.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.retry.RetryTransaction;
import io.appdb.retry.TransactionRetry;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.web.HandlerTransaction.Demarcation;
import io.appdb.web.HandlerTransaction.Participant;

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
				? new HandlerTransaction(name, Demarcation.ANNOTATION, List.of(), null) : ofSessions(name, handler);
		RetryTransaction repeated = handler.getMethodAnnotation(RetryTransaction.class);
		return (repeated == null) ? transaction : transaction.repeated(retry().policy(repeated, name, own));
	}

	private static HandlerTransaction ofSessions(String name, HandlerMethod handler) {
		Map<String, Participant> participants = new LinkedHashMap<>();
		sessionParameters(handler).map(Participant::of)
			.forEach((participant) -> participants.putIfAbsent(participant.database(), participant));
		return new HandlerTransaction(name, participants.isEmpty() ? Demarcation.NONE : Demarcation.SESSION,
				List.copyOf(participants.values()), null);
	}

	/**
	 * Tells whether a handler takes a session that commits, itself or in the constructor
	 * of its controller.
	 */
	boolean takesSessionThatCommits(HandlerMethod handler) {
		return sessionParameters(handler).findAny().isPresent();
	}

	/**
	 * Finds the sessions as Spring MVC does when it resolves arguments: the type of a
	 * parameter may be a variable that the controller's class settles, and annotations
	 * may be those of an interface.
	 */
	private static Stream<MethodParameter> sessionParameters(HandlerMethod handler) {
		Constructor<?>[] constructors = ClassUtils.getUserClass(handler.getBeanType()).getDeclaredConstructors();
		return Stream
			.concat(Arrays.stream(handler.getMethodParameters()),
					Arrays.stream(constructors).flatMap(HandlerTransactions::parameters))
			.filter((parameter) -> parameter.getParameterType() == CurrentSessionTransaction.class);
	}

	private static Stream<MethodParameter> parameters(Constructor<?> constructor) {
		return IntStream.range(0, constructor.getParameterCount())
			.mapToObj((index) -> new MethodParameter(constructor, index));
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
