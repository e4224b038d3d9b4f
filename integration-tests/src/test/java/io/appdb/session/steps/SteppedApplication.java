package io.appdb.session.steps;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.session.RememberedSessions;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.Filter;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A running application with two connections whose steps may fail, below the pool and
 * above it. Closed by the test that started it.
 */
final class SteppedApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private SteppedApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static SteppedApplication start(TestDatabase database, boolean openInView) {
		List<String> properties = new ArrayList<>(List.of("app.db.url=" + database.url(), "spring.main.banner-mode=off",
				"server.port=0", "logging.level.root=off", "app.db.pool.size=2", "app.db.pool.max-overflow=0",
				"app.db.pool.timeout=3s", "spring.jpa.properties.hibernate.generate_statistics=true",
				"spring.jpa.open-in-view=" + openInView));
		if (!database.username().isEmpty()) {
			properties.add("app.db.username=" + database.username());
			properties.add("app.db.password=" + database.password());
		}
		return new SteppedApplication(new SpringApplicationBuilder(App.class).web(WebApplicationType.SERVLET)
			.properties(properties.toArray(String[]::new))
			.run());
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Sends a request and fails if it is refused.
	 */
	void request(String path) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		try {
			int status = this.client
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
						HttpResponse.BodyHandlers.ofString())
				.statusCode();
			if (status >= 400) {
				throw new IllegalStateException("Status " + status);
			}
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException("No answer", ex);
		}
	}

	/**
	 * Says what is left over, nothing if all is as before.
	 */
	List<String> leftOver() {
		List<String> left = new ArrayList<>();
		int busy = pool().getHikariPoolMXBean().getActiveConnections();
		if (busy > 0) {
			left.add(busy + " connections");
		}
		Statistics statistics = bean(EntityManagerFactory.class).unwrap(SessionFactory.class).getStatistics();
		long open = statistics.getSessionOpenCount() - statistics.getSessionCloseCount();
		if (open > 0) {
			left.add(open + " sessions");
		}
		int remembered = RememberedSessions.count(bean(SessionManager.class));
		if (remembered > 0) {
			left.add(remembered + " sessions remembered");
		}
		if (!isThreadClean()) {
			left.add("on the thread " + TransactionSynchronizationManager.getResourceMap());
		}
		int soiled = bean(Soiled.class).requests.get();
		if (soiled > 0) {
			left.add("on threads of " + soiled + " requests");
		}
		return left;
	}

	/**
	 * Forgets what was found, so that the next finding is another one.
	 */
	void resetLeftOver() {
		List.copyOf(TransactionSynchronizationManager.getResourceMap().keySet())
			.forEach(TransactionSynchronizationManager::unbindResourceIfPossible);
		TransactionSynchronizationManager.clear();
		bean(Soiled.class).requests.set(0);
	}

	private HikariDataSource pool() {
		return (HikariDataSource) Objects.requireNonNull(bean(DelegatingDataSource.class).getTargetDataSource());
	}

	private static boolean isThreadClean() {
		return TransactionSynchronizationManager.getResourceMap().isEmpty()
				&& !TransactionSynchronizationManager.isSynchronizationActive()
				&& !TransactionSynchronizationManager.isActualTransactionActive();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Counts the requests that left something on their thread.
	 */
	static final class Soiled {

		private final AtomicInteger requests = new AtomicInteger();

	}

	/**
	 * The application.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Work.class, Injected.class, SteppedHandlers.class })
	static class App {

		@Bean
		Steps steps() {
			return new Steps();
		}

		@Bean
		Soiled soiled() {
			return new Soiled();
		}

		@Bean
		SteppedExecution steppedExecution(Steps steps) {
			return new SteppedExecution(steps);
		}

		@Bean
		HibernatePropertiesCustomizer interceptor(Steps steps) {
			return (properties) -> properties.put("hibernate.session_factory.interceptor",
					new SteppedInterceptor(steps));
		}

		@Bean
		static BeanPostProcessor steppedPool(ObjectProvider<Steps> steps) {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessBeforeInitialization(Object bean, String name) {
					if (bean instanceof HikariDataSource pool) {
						pool.setDataSource(new SteppedDataSource(Objects.requireNonNull(pool.getDataSource()),
								steps.getObject(), "driver"));
					}
					return bean;
				}

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof HikariDataSource pool)
							? new SteppedDataSource(pool, steps.getObject(), "pool") : bean;
				}

			};
		}

		@Bean
		FilterRegistrationBean<Filter> threadInspection(Soiled soiled) {
			FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
				try {
					chain.doFilter(request, response);
				}
				finally {
					if (!isThreadClean()) {
						soiled.requests.incrementAndGet();
					}
				}
			});
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return filter;
		}

	}

}
