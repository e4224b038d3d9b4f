package io.appdb.autoconfigure;

import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseUrl;
import io.appdb.replica.Replicas;
import io.appdb.replica.ReplicasBuilder;
import io.appdb.settings.BlankValues;
import io.appdb.settings.DatabaseProperties;

/**
 * Auto-configuration from {@code app.db} to Spring Boot's data source: the connection
 * details it is built from, and its pool. Spring owns the beans.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "app.db.enabled", matchIfMissing = true)
@ConditionalOnClass(HikariDataSource.class)
@EnableConfigurationProperties(DatabaseProperties.class)
@Import(NamedDatabaseRegistrar.class)
public final class DatabaseAutoConfiguration {

	@Bean
	static ConfigurationPropertiesBindHandlerAdvisor databaseBlankValues() {
		return BlankValues::new;
	}

	/**
	 * What applies while Spring Boot builds the data source.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(DataSource.class)
	static class DataSourceConfiguration {

		@Bean
		@Lazy
		@ConditionalOnMissingBean(JdbcConnectionDetails.class)
		@Conditional(OnDatabaseAddressCondition.class)
		DatabaseConnectionDetails databaseConnectionDetails(DatabaseProperties properties) {
			return DatabaseConnectionDetails.of(properties);
		}

		@Bean
		static PoolPostProcessor databasePoolPostProcessor(ObjectProvider<DatabaseProperties> properties,
				Environment environment, BeanFactory beans, ObjectProvider<Replicas> replicas) {
			return new PoolPostProcessor(properties, environment, beans, replicas);
		}

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		@Conditional(OnReplicasCondition.class)
		Replicas databaseReplicas(DatabaseProperties properties, JdbcConnectionDetails primary) {
			ReplicasBuilder builder = properties.replicas(DatabaseManager.DEFAULT,
					DatabaseUrl.parse(primary.getJdbcUrl()), primary.getUsername(), primary.getPassword());
			return Objects.requireNonNull(builder).build();
		}

		@Bean
		static StartupPostProcessor databaseStartupPostProcessor(ObjectProvider<DatabaseProperties> properties) {
			return new StartupPostProcessor(properties);
		}

	}

	/**
	 * What Hibernate is told about connecting.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HibernatePropertiesCustomizer.class)
	static class HibernateConfiguration {

		@Bean
		RequiredMetadataCustomizer databaseRequiredMetadataCustomizer() {
			return new RequiredMetadataCustomizer();
		}

	}

}
