package io.appdb.autoconfigure;

import io.appdb.DatabaseManager;
import io.appdb.retry.AttemptMeter;
import io.appdb.retry.RepeatedElsewhere;
import io.appdb.retry.RetryTransactionPostProcessor;
import io.appdb.retry.TransactionRetry;
import io.appdb.session.SessionManager;
import io.appdb.settings.DatabaseProperties;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.retry.RetryListener;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Auto-configuration of transactions that are repeated. Spring owns the beans.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DatabaseSessionAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnBooleanProperty(name = "app.db.enabled", matchIfMissing = true)
@ConditionalOnBean(SessionManager.class)
public final class DatabaseRetryAutoConfiguration {

	private static final String METER = "databaseAttemptMeter";

	@Bean
	static RetryTransactionPostProcessor databaseRetryPostProcessor(ObjectProvider<TransactionRetry> retry,
			ObjectProvider<TransactionAttributeSource> transactions, ObjectProvider<RepeatedElsewhere> elsewhere,
			Environment environment) {
		boolean proxyTargetClass = environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true);
		return new RetryTransactionPostProcessor(retry, transactions, elsewhere, proxyTargetClass);
	}

	@Bean
	@ConditionalOnMissingBean
	TransactionRetry databaseTransactionRetry(SessionManager sessions, DatabaseProperties properties,
			@Qualifier(METER) ObjectProvider<RetryListener> meter) {
		RetryListener listener = meter.getIfAvailable(() -> new RetryListener() {
		});
		return new TransactionRetry(sessions, properties.retry().toSettings(), listener);
	}

	/**
	 * Counted attempts.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean(METER)
		@ConditionalOnBean(MeterRegistry.class)
		AttemptMeter databaseAttemptMeter(MeterRegistry registry) {
			return new AttemptMeter(registry, DatabaseManager.DEFAULT);
		}

	}

}
