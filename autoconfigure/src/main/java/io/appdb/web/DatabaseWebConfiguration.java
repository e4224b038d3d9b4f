package io.appdb.web;

import java.util.List;

import io.appdb.error.SqlErrorTranslator;
import io.appdb.retry.RepeatedElsewhere;
import io.appdb.retry.TransactionRetry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Sessions and transactions in Spring MVC. Imported by the auto-configuration.
 */
@Configuration(proxyBeanMethods = false)
public final class DatabaseWebConfiguration {

	@Bean
	RequestSessions databaseWebRequestSessions(WebDatabases databases) {
		return new RequestSessions(databases);
	}

	@Bean
	HandlerTransactions databaseWebHandlerTransactions(ObjectProvider<TransactionAttributeSource> annotations,
			ObjectProvider<TransactionRetry> retry) {
		return new HandlerTransactions(annotations.getIfUnique(() -> new AnnotationTransactionAttributeSource(false)),
				retry::getObject);
	}

	/**
	 * The transaction of a handler is repeated from outside of the response that is held
	 * back, where a proxy around its controller could not be.
	 */
	@Bean
	static RepeatedElsewhere databaseWebRepeatedHandlers() {
		return (method, type) -> AnnotatedElementUtils.hasAnnotation(type, Controller.class)
				&& AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class);
	}

	@Bean
	@Primary
	SessionMvcRegistrations databaseWebMvcRegistrations(RequestSessions sessions, HandlerTransactions transactions,
			WebSettings settings, ObjectProvider<WebMvcRegistrations> registrations) {
		return new SessionMvcRegistrations(() -> new SessionHandlerAdapter(sessions, transactions, settings),
				registrations);
	}

	@Bean
	HandlerVerification databaseWebHandlerVerification(ObjectProvider<RequestMappingHandlerMapping> mappings,
			ObjectProvider<RequestMappingHandlerAdapter> adapters, HandlerTransactions transactions,
			RequestSessions sessions) {
		return new HandlerVerification(mappings, adapters, transactions, sessions.names());
	}

	@Bean
	WebMvcConfigurer databaseWebSessionArguments(RequestSessions sessions) {
		return new WebMvcConfigurer() {

			@Override
			public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
				resolvers.add(new SessionArgumentResolver(sessions));
			}

		};
	}

	@Bean
	HandlerFailures databaseWebHandlerFailures() {
		return new HandlerFailures();
	}

	/**
	 * Around every other filter, so that none of them reaches the response behind it.
	 * Asks for the sessions when they are used: a filter is made while the server starts,
	 * which would report the threads of a pool as lost if the database were opened there
	 * and failed.
	 */
	@Bean
	FilterRegistrationBean<BufferedResponseFilter> databaseWebBufferedResponses(
			ObjectProvider<RequestSessions> sessions, WebSettings settings, ObjectProvider<WebDatabases> databases) {
		SingletonSupplier<RequestSessions> used = SingletonSupplier.of(sessions::getObject);
		SingletonSupplier<ClientPositions> positions = SingletonSupplier
			.ofNullable(() -> ClientPositions.of(databases.getObject().replicas(), settings));
		FilterRegistrationBean<BufferedResponseFilter> registration = new FilterRegistrationBean<>(
				new BufferedResponseFilter(() -> used.obtain().isTransactionByHand(), settings, positions));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	/**
	 * Errors of the database as problem details.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "app.db.web.problem-details", matchIfMissing = true)
	static class ProblemDetails {

		@Bean
		DatabaseFailure databaseWebFailure(ObjectProvider<SqlErrorTranslator> errors) {
			return new DatabaseFailure(errors.getIfUnique(SqlErrorTranslator::new));
		}

		@Bean
		DatabaseExceptionAdvice databaseWebExceptionAdvice(DatabaseFailure failure) {
			return new DatabaseExceptionAdvice(failure);
		}

		@Bean
		DatabaseAnswerResolver databaseWebAnswerResolver(DatabaseExceptionAdvice advice,
				@Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter,
				@Qualifier("mvcContentNegotiationManager") ObjectProvider<ContentNegotiationManager> negotiation) {
			DatabaseAnswerResolver resolver = new DatabaseAnswerResolver(advice);
			adapter.ifAvailable((handlers) -> resolver.setMessageConverters(handlers.getMessageConverters()));
			negotiation.ifAvailable(resolver::setContentNegotiationManager);
			return resolver;
		}

		@Bean
		WebMvcConfigurer databaseWebExceptionResolvers(DatabaseFailure failure,
				ObjectProvider<DatabaseAnswerResolver> answers) {
			return new WebMvcConfigurer() {

				@Override
				public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
					resolvers.add(0, new DatabaseExceptionResolver(failure, answers::getObject, resolvers));
				}

			};
		}

	}

	/**
	 * Sorts of Spring Data that a request names.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PropertyReferenceException.class)
	@ConditionalOnBooleanProperty(name = "app.db.web.problem-details", matchIfMissing = true)
	static class SortProblems {

		@Bean
		SortExceptionAdvice databaseWebSortExceptionAdvice(DatabaseExceptionAdvice advice,
				@Value("${spring.data.web.sort.sort-parameter:sort}") String parameter) {
			return new SortExceptionAdvice(advice, parameter);
		}

	}

	@Bean
	static OpenInView databaseWebOpenInView() {
		return new OpenInView();
	}

}
