package io.appdb.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.appdb.settings.DatabaseProperties;

/**
 * Last steps before Spring Boot's data source is used: it echoes SQL where it has no pool
 * that does, and it is waited for where {@code app.db.startup-timeout} says so. The
 * application context owns it and calls it from one thread.
 */
final class StartupPostProcessor implements BeanPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(StartupPostProcessor.class);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final ObjectProvider<DatabaseProperties> properties;

	StartupPostProcessor(ObjectProvider<DatabaseProperties> properties) {
		this.properties = properties;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!"dataSource".equals(beanName)) {
			return bean;
		}
		if (bean instanceof HikariDataSource pool) {
			await(pool);
		}
		else if (bean instanceof SimpleDriverDataSource unpooled) {
			await(unpooled);
			return this.properties.getObject().sqlEcho().wrap(unpooled);
		}
		return bean;
	}

	private void await(DataSource dataSource) {
		Duration timeout = this.properties.getObject().startupTimeout();
		if (timeout.isZero()) {
			return;
		}
		RetryTemplate attempts = new RetryTemplate(RetryPolicy.builder()
			.maxRetries(Long.MAX_VALUE)
			.delay(PAUSE)
			.timeout(timeout)
			.predicate(StartupPostProcessor::isUnreachable)
			.build());
		attempts.setRetryListener(new Progress(timeout));
		try {
			String product = attempts.execute(() -> connect(dataSource));
			logger.debug("Connected to {}", product);
		}
		catch (RetryException ex) {
			Throwable last = ex.getLastException();
			throw failure(isUnreachable(last) ? "No connection within 'app.db.startup-timeout'"
					: "No connection to the database can be opened", last);
		}
	}

	private static String connect(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			return connection.getMetaData().getDatabaseProductName();
		}
	}

	private static RuntimeException failure(String message, Throwable cause) {
		return (cause instanceof SQLException refused) ? new CannotGetJdbcConnectionException(message, refused)
				: new IllegalStateException(message, cause);
	}

	private static boolean isUnreachable(Throwable failure) {
		SqlFailure sqlFailure = SqlFailure.in(failure);
		return sqlFailure != null && sqlFailure.kind() == ConnectionFailure.UNREACHABLE;
	}

	/**
	 * Says that it waits. Used once, by one thread.
	 */
	private static final class Progress implements RetryListener {

		private final long end;

		Progress(Duration timeout) {
			this.end = System.nanoTime() + timeout.toNanos();
		}

		@Override
		public void beforeRetry(RetryPolicy policy, Retryable<?> attempt) {
			logger.info("The database cannot be reached yet: trying for another {} s",
					Duration.ofNanos(this.end - System.nanoTime()).toSeconds() + 1);
		}

	}

}
