package io.appdb.autoconfigure;

import io.appdb.retry.AttemptMeter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.retry.RetryListener;
import org.springframework.util.ClassUtils;

/**
 * Counts the attempts of the transactions of a database, where Micrometer is there.
 * Stateless.
 */
final class RetryMeter {

	private static final boolean PRESENT = ClassUtils.isPresent("io.micrometer.core.instrument.MeterRegistry",
			RetryMeter.class.getClassLoader());

	private RetryMeter() {
	}

	static RetryListener of(BeanFactory beans, String database) {
		return PRESENT ? Counted.attempts(beans, database) : new RetryListener() {
		};
	}

	/**
	 * Loaded with Micrometer only.
	 */
	private static final class Counted {

		static RetryListener attempts(BeanFactory beans, String database) {
			MeterRegistry registry = beans.getBeanProvider(MeterRegistry.class).getIfAvailable();
			return (registry != null) ? new AttemptMeter(registry, database) : new RetryListener() {
			};
		}

	}

}
