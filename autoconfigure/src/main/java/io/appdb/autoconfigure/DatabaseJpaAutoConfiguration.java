package io.appdb.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import io.appdb.engine.DatabaseJpaVendorAdapter;
import io.appdb.engine.LazyConstraints;
import io.appdb.engine.OrmSettings;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.schema.MappingCapture;
import org.hibernate.FlushMode;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
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

	@Bean
	@ConditionalOnMissingBean
	SqlErrorTranslator databaseErrorTranslator(DatabaseMapping mapping, ObjectProvider<DataSource> dataSource) {
		return new SqlErrorTranslator(new LazyConstraints(() -> mapping.capture().metadata(), dataSource::getObject));
	}

	@Bean
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
	@ConditionalOnSingleCandidate(DataSource.class)
	HibernatePropertiesCustomizer databaseOrmSettings(DatabaseProperties properties, DataSource dataSource) {
		return (settings) -> OrmSettings.apply(settings, DataSourceUrl.of(dataSource).type(), dataSource,
				flushMode(properties));
	}

	@Bean
	static TransactionManagerReplacement databaseTransactionManagerReplacement() {
		return new TransactionManagerReplacement();
	}

	/**
	 * Nested transactions are savepoints of the session's transaction.
	 */
	@Bean
	TransactionManagerCustomizer<JpaTransactionManager> databaseSavepoints() {
		return (transactionManager) -> transactionManager.setNestedTransactionAllowed(true);
	}

	/**
	 * Spring Boot's own switch for what it does for repositories.
	 */
	@Bean
	@ConditionalOnBooleanProperty(name = "spring.persistence.exceptiontranslation.enabled", matchIfMissing = true)
	static TransactionalErrors databaseTransactionalErrors(ObjectProvider<SqlErrorTranslator> errors) {
		return new TransactionalErrors(errors);
	}

	@Bean
	DatabaseMapping databaseMapping() {
		return new DatabaseMapping();
	}

	@Bean
	SchemaOwner databaseSchemaOwner(Environment environment, BeanFactory beans,
			ObjectProvider<SchemaManagementProvider> tools) {
		return new SchemaOwner(environment, beans, tools);
	}

	private static FlushMode flushMode(DatabaseProperties properties) {
		return properties.session().flushMode();
	}

	/**
	 * Catches the mapping of the entities while the factory is built. Spring owns it.
	 */
	static final class DatabaseMapping implements HibernatePropertiesCustomizer {

		private volatile MappingCapture capture = MappingCapture.install(new HashMap<>());

		@Override
		public void customize(Map<String, Object> properties) {
			this.capture = MappingCapture.install(properties);
		}

		MappingCapture capture() {
			return this.capture;
		}

	}

}
