package io.appdb.autoconfigure;

import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import org.h2.Driver;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Beans that applications define themselves, none, one and two of a kind.
 */
final class OwnBeans {

	private OwnBeans() {
	}

	private static DataSource source() {
		return new SimpleDriverDataSource(new Driver(), "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
	}

	private static LocalContainerEntityManagerFactoryBean factory(String unit) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setPersistenceUnitName(unit);
		factory.setDataSource(source());
		factory.setPackagesToScan(Probe.class.getPackageName());
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
		return factory;
	}

	@Configuration(proxyBeanMethods = false)
	static class OneSource {

		@Bean
		DataSource ownSource() {
			return source();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoSources {

		@Bean
		DataSource firstSource() {
			return source();
		}

		@Bean
		DataSource secondSource() {
			return source();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoSourcesOnePrimary {

		@Bean
		@Primary
		DataSource firstSource() {
			return source();
		}

		@Bean
		DataSource secondSource() {
			return source();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean ownFactory() {
			return factory("own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneFactoryBesideTwoSources extends TwoSources {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory() {
			return factory("own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoFactories {

		@Bean
		LocalContainerEntityManagerFactoryBean firstFactory() {
			return factory("first");
		}

		@Bean
		LocalContainerEntityManagerFactoryBean secondFactory() {
			return factory("second");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoFactoriesOnePrimary {

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean firstFactory() {
			return factory("first");
		}

		@Bean
		LocalContainerEntityManagerFactoryBean secondFactory() {
			return factory("second");
		}

	}

	/**
	 * A second database as Spring Boot's documentation adds one, made by its builder.
	 */
	@Configuration(proxyBeanMethods = false)
	static class SecondFactory {

		@Bean(defaultCandidate = false)
		@Qualifier("second")
		DataSource secondSource() {
			return source();
		}

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean entityManagerFactory(EntityManagerFactoryBuilder builder,
				DataSource dataSource) {
			return builder.dataSource(dataSource).packages(Probe.class).build();
		}

		@Bean(defaultCandidate = false)
		@Qualifier("second")
		LocalContainerEntityManagerFactoryBean secondFactory(EntityManagerFactoryBuilder builder,
				@Qualifier("second") DataSource dataSource) {
			return builder.dataSource(dataSource)
				.packages(Probe.class)
				.persistenceUnit("second")
				.properties(Map.of("hibernate.hbm2ddl.auto", "create"))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoTransactionManagers {

		@Bean
		PlatformTransactionManager firstTransactions() {
			return new JpaTransactionManager();
		}

		@Bean
		PlatformTransactionManager secondTransactions() {
			return new DataSourceTransactionManager(source());
		}

	}

}
