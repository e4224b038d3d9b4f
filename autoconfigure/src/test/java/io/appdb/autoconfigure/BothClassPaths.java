package io.appdb.autoconfigure;

import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/**
 * Applications on the class path of plain Spring Boot and on that of the starter.
 */
final class BothClassPaths {

	private static final Class<?>[] BOOT = { DataSourceAutoConfiguration.class,
			DataSourceInitializationAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class,
			TransactionManagerCustomizationAutoConfiguration.class, HibernateJpaAutoConfiguration.class };

	private static final Class<?>[] OURS = { DatabaseAutoConfiguration.class, DatabaseFlywayAutoConfiguration.class,
			FlywayAutoConfiguration.class, DatabaseJpaAutoConfiguration.class, DatabaseSessionAutoConfiguration.class,
			DatabaseRetryAutoConfiguration.class };

	private static final Class<?>[] WEB = { DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
			ErrorMvcAutoConfiguration.class };

	private BothClassPaths() {
	}

	static ApplicationContextRunner plain(Class<?>... excluded) {
		return new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withConfiguration(AutoConfigurations.of(without(excluded, BOOT)));
	}

	static ApplicationContextRunner withStarter(Class<?>... excluded) {
		return plain(excluded).withConfiguration(AutoConfigurations.of(without(excluded, OURS)));
	}

	static WebApplicationContextRunner plainWeb(Class<?>... excluded) {
		return new WebApplicationContextRunner().withUserConfiguration(Application.class)
			.withConfiguration(AutoConfigurations.of(without(excluded, BOOT)))
			.withConfiguration(AutoConfigurations.of(without(excluded, WEB)));
	}

	static WebApplicationContextRunner withStarterWeb(Class<?>... excluded) {
		return plainWeb(excluded).withConfiguration(AutoConfigurations.of(without(excluded, OURS)))
			.withConfiguration(AutoConfigurations.of(DatabaseWebAutoConfiguration.class));
	}

	/**
	 * What the library builds on.
	 */
	static Stream<Class<?>> ofSpringBoot() {
		return Stream.of(BOOT, WEB, new Class<?>[] { FlywayAutoConfiguration.class }).flatMap(Stream::of);
	}

	private static Class<?>[] without(Class<?>[] excluded, Class<?>[] all) {
		return Stream.of(all).filter((type) -> !Stream.of(excluded).toList().contains(type)).toArray(Class<?>[]::new);
	}

	/**
	 * Has the entity in its package.
	 */
	@AutoConfigurationPackage
	static class Application {

	}

}
