package io.appdb.benchmarks.app;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.benchmarks.reports.Report;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * A second database as Boot's how-to guides write it by hand. Spring owns it.
 */
@Configuration(proxyBeanMethods = false)
class ReportsConfiguration {

	@Qualifier("reports")
	@Bean(defaultCandidate = false)
	@ConfigurationProperties("reports.datasource")
	DataSourceProperties reportsProperties() {
		return new DataSourceProperties();
	}

	@Qualifier("reports")
	@Bean(defaultCandidate = false)
	HikariDataSource reportsDataSource(@Qualifier("reports") DataSourceProperties properties) {
		return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
	}

	@Qualifier("reports")
	@Bean(defaultCandidate = false)
	LocalContainerEntityManagerFactoryBean reportsFactory(EntityManagerFactoryBuilder builder,
			@Qualifier("reports") HikariDataSource dataSource) {
		return builder.dataSource(dataSource).packages(Report.class).persistenceUnit("reports").build();
	}

	@Qualifier("reports")
	@Bean(defaultCandidate = false)
	JpaTransactionManager reportsTransactions(@Qualifier("reports") EntityManagerFactory factory) {
		return new JpaTransactionManager(factory);
	}

}
