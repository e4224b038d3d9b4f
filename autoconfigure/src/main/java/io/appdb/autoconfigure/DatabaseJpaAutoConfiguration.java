package io.appdb.autoconfigure;

import javax.sql.DataSource;

import io.appdb.engine.DatabaseJpaVendorAdapter;
import io.appdb.engine.LazyConstraints;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.replica.Replicas;
import io.appdb.settings.DatabaseProperties;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.FlushMode;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.jta.JtaTransactionManager;

/**
 * Auto-configuration of Hibernate in Spring Boot's entity manager factory: connections
 * held only as long as a transaction, errors told apart. Spring owns the beans.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = HibernateJpaAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "app.db.enabled", matchIfMissing = true)
@ConditionalOnClass({ HibernateJpaAutoConfiguration.class, HibernateJpaVendorAdapter.class })
public final class DatabaseJpaAutoConfiguration {

	/**
	 * Spring Boot gives it to {@code JdbcTemplate}, unless the application has a
	 * translator of its own.
	 */
	@Bean
	@Fallback
	@ConditionalOnMissingBean
	SqlErrorTranslator databaseErrorTranslator(DatabaseMapping mapping, FactoryParts parts) {
		return new SqlErrorTranslator(new LazyConstraints(() -> mapping.capture().metadata(), parts::dataSource));
	}

	/**
	 * Made where Spring Boot's builder asks for it.
	 */
	@Bean
	@Lazy
	@ConditionalOnMissingBean(JpaVendorAdapter.class)
	@ConditionalOnSingleCandidate(DataSource.class)
	DatabaseJpaVendorAdapter databaseJpaVendorAdapter(DatabaseProperties properties, JpaProperties jpa,
			SqlErrorTranslator errors, ObjectProvider<JtaTransactionManager> jta) {
		DatabaseJpaVendorAdapter adapter = new DatabaseJpaVendorAdapter(errors::translate, flushMode(properties));
		adapter.setShowSql(jpa.isShowSql());
		adapter.setGenerateDdl(jpa.isGenerateDdl());
		if (jpa.getDatabase() != null) {
			adapter.setDatabase(jpa.getDatabase());
		}
		if (jpa.getDatabasePlatform() != null) {
			adapter.setDatabasePlatform(jpa.getDatabasePlatform());
		}
		jta.ifAvailable(adapter::setJtaTransactionManager);
		return adapter;
	}

	@Bean
	static TransactionManagerReplacement databaseTransactionManagerReplacement() {
		return new TransactionManagerReplacement();
	}

	/**
	 * Spring Boot's own switch for what it does for repositories.
	 */
	@Bean
	@ConditionalOnBooleanProperty(name = "spring.persistence.exceptiontranslation.enabled", matchIfMissing = true)
	static TransactionalErrors databaseTransactionalErrors(ObjectProvider<SqlErrorTranslator> errors,
			ObjectProvider<NamedDatabases> databases) {
		return new TransactionalErrors(errors, databases);
	}

	@Bean
	static DatabaseMapping databaseMapping(ConfigurableListableBeanFactory beans,
			ObjectProvider<DatabaseProperties> properties, ObjectProvider<Replicas> replicas) {
		return new DatabaseMapping(beans, properties, replicas);
	}

	@Bean
	FactoryParts databaseFactoryParts(ObjectProvider<EntityManagerFactory> factory,
			ObjectProvider<DataSource> dataSources, ObjectProvider<PlatformTransactionManager> transactionManagers) {
		return new FactoryParts(factory, dataSources, transactionManagers);
	}

	@Bean
	SchemaOwner databaseSchemaOwner(Environment environment, BeanFactory beans,
			ObjectProvider<SchemaManagementProvider> tools) {
		return new SchemaOwner(environment, beans, tools);
	}

	private static FlushMode flushMode(DatabaseProperties properties) {
		return properties.session().flushMode();
	}

}
