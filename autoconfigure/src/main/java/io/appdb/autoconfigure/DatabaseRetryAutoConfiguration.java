package io.appdb.autoconfigure;

import io.appdb.DatabaseManager;
import io.appdb.retry.RepeatedElsewhere;
import io.appdb.retry.RetryTransactionPostProcessor;
import io.appdb.retry.TransactionRetry;
import io.appdb.session.SessionManager;
import io.appdb.settings.DatabaseProperties;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
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
			BeanFactory beans) {
		return new TransactionRetry(sessions, properties.retry().toSettings(),
				RetryMeter.of(beans, DatabaseManager.DEFAULT));
	}

}
