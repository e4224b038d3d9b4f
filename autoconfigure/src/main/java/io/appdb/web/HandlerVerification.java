package io.appdb.web;

import java.util.Set;
import java.util.stream.Stream;

import io.appdb.retry.RetryTransaction;
import io.appdb.session.Db;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Refuses, when the application starts, handlers whose transaction would end before their
 * work does. Used once.
 */
final class HandlerVerification implements SmartInitializingSingleton {

	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	private final ObjectProvider<RequestMappingHandlerAdapter> adapters;

	private final HandlerTransactions transactions;

	private final Set<String> databases;

	HandlerVerification(ObjectProvider<RequestMappingHandlerMapping> mappings,
			ObjectProvider<RequestMappingHandlerAdapter> adapters, HandlerTransactions transactions,
			Set<String> databases) {
		this.mappings = mappings;
		this.adapters = adapters;
		this.transactions = transactions;
		this.databases = databases;
	}

	@Override
	public void afterSingletonsInstantiated() {
		handlers().forEach(this::verifyDatabases);
		handlers().filter(this.transactions::takesSessionThatCommits).forEach(this::verify);
		handlers().filter((handler) -> handler.hasMethodAnnotation(RetryTransaction.class))
			.forEach(this::verifyRepeated);
	}

	private Stream<HandlerMethod> handlers() {
		return this.mappings.stream().flatMap((mapping) -> mapping.getHandlerMethods().values().stream());
	}

	private void verifyDatabases(HandlerMethod handler) {
		for (MethodParameter parameter : handler.getMethodParameters()) {
			String name = RequestSessions.database(parameter.getParameterAnnotation(Db.class));
			if (!this.databases.contains(name)) {
				throw new FailureAnalyzedException(
						"Handler " + handler.getShortLogMessage() + " takes a session of the database '" + name
								+ "', and the databases are " + this.databases + ".",
						"Correct @Db, or say where that database is with 'app.db.databases." + name + ".url'.");
			}
		}
	}

	private void verifyRepeated(HandlerMethod handler) {
		String name = handler.getShortLogMessage();
		if (!this.transactions.of(handler).isTransactional()) {
			throw new FailureAnalyzedException(
					"Handler " + name + " has @RetryTransaction, but no transaction that could be repeated",
					"Take CurrentSessionTransaction as a parameter of the handler, annotate it with @Transactional, or "
							+ "repeat a part of it with TransactionRetry.");
		}
		if (isAdapterReplaced()) {
			throw new FailureAnalyzedException(
					"Handler " + name + " has @RetryTransaction, but the application has replaced Spring MVC's "
							+ "RequestMappingHandlerAdapter, so nothing can be put around it",
					"Remove @EnableWebMvc or the custom RequestMappingHandlerAdapter, or repeat a part of the handler "
							+ "with TransactionRetry.");
		}
	}

	private boolean isAdapterReplaced() {
		return this.adapters.stream().noneMatch(SessionHandlerAdapter.class::isInstance);
	}

	private void verify(HandlerMethod handler) {
		Class<?> asynchronous = AsynchronousTypes.find(ResolvableType.forMethodParameter(handler.getReturnType()));
		if (asynchronous != null) {
			throw new FailureAnalyzedException(reason(handler.getShortLogMessage(), asynchronous.getSimpleName()),
					"Take CurrentSession instead and call commit() when the work is done, or return a value that is "
							+ "complete when the handler returns.");
		}
		if (isAdapterReplaced()) {
			throw new FailureAnalyzedException(
					"Handler " + handler.getShortLogMessage() + " takes CurrentSessionTransaction, but the application "
							+ "has replaced Spring MVC's RequestMappingHandlerAdapter, so no transaction can be put "
							+ "around it",
					"Remove @EnableWebMvc or the custom RequestMappingHandlerAdapter, or annotate the handler with "
							+ "@Transactional and take CurrentSession.");
		}
	}

	static String reason(String handler, String type) {
		return "Handler " + handler + " takes CurrentSessionTransaction and returns " + type
				+ ", whose work goes on after the handler has returned and its transaction has been committed";
	}

}
