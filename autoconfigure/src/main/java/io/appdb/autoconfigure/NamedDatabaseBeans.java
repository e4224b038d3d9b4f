package io.appdb.autoconfigure;

import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.appdb.DatabaseServices;
import io.appdb.engine.DatabaseEngine;
import io.appdb.migration.Migrations;
import io.appdb.replica.Replicas;
import io.appdb.retry.TransactionRetry;
import io.appdb.schema.Schema;
import io.appdb.session.AsyncSessions;
import io.appdb.session.Db;
import io.appdb.session.SessionThreadStorage;
import io.appdb.session.Sessions;
import io.appdb.settings.NamedDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/**
 * The beans of one further database. They are found by {@link Db @Db} and
 * {@link Qualifier @Qualifier} with its name, and by nobody who asks for the type alone.
 * A bean of the application that has such a name already is used in its place. Used once.
 */
final class NamedDatabaseBeans {

	private final BeanDefinitionRegistry registry;

	private final ConfigurableListableBeanFactory beans;

	private final NamedDatabase database;

	private final BeanNames names;

	NamedDatabaseBeans(BeanDefinitionRegistry registry, ConfigurableListableBeanFactory beans, NamedDatabase database) {
		this.registry = registry;
		this.beans = beans;
		this.database = database;
		this.names = new BeanNames(database.name());
	}

	void define() {
		define("Database", NamedDatabaseServices.class,
				() -> new NamedDatabaseServices(this.database, this.names, this.beans));
		define("DataSource", DataSource.class, () -> holder().pool());
		define("EntityManagerFactory", EntityManagerFactory.class, () -> services().engine().entityManagerFactory());
		define("EntityManager", EntityManager.class,
				() -> SharedEntityManagerCreator.createSharedEntityManager(services().engine().entityManagerFactory()));
		define("TransactionManager", PlatformTransactionManager.class, () -> services().engine().transactionManager());
		define("TransactionTemplate", TransactionTemplate.class,
				() -> new TransactionTemplate(bean("TransactionManager", PlatformTransactionManager.class)));
		define("JdbcTemplate", JdbcTemplate.class, this::jdbcTemplate);
		define("NamedParameterJdbcTemplate", NamedParameterJdbcTemplate.class,
				() -> new NamedParameterJdbcTemplate(bean("JdbcTemplate", JdbcTemplate.class)));
		define("JdbcClient", JdbcClient.class, () -> JdbcClient.create(bean("JdbcTemplate", JdbcTemplate.class)));
		define("Engine", DatabaseEngine.class, () -> services().engine());
		define("Sessions", Sessions.class, () -> services().sessions());
		define("SessionThreadStorage", SessionThreadStorage.class, () -> services().sessions().threadStorage());
		define("AsyncSessions", AsyncSessions.class, () -> services().sessions().async());
		define("TransactionRetry", TransactionRetry.class, () -> holder().retry());
		if (!this.database.settings().replicas().urls().isEmpty()) {
			define("Replicas", Replicas.class, () -> Objects.requireNonNull(services().replicas()));
		}
		define("Schema", Schema.class, () -> services().schema());
		if (ClassUtils.isPresent("org.flywaydb.core.Flyway", null)) {
			define("Migrations", Migrations.class, () -> services().migrations().get());
		}
	}

	private JdbcTemplate jdbcTemplate() {
		JdbcTemplate template = new JdbcTemplate(bean("DataSource", DataSource.class));
		template.setExceptionTranslator(services().errors());
		return template;
	}

	private NamedDatabaseServices holder() {
		return bean("Database", NamedDatabaseServices.class);
	}

	private DatabaseServices services() {
		return holder().services();
	}

	private <T> T bean(String kind, Class<T> type) {
		return this.beans.getBean(this.names.of(kind), type);
	}

	private <T> void define(String kind, Class<T> type, Supplier<T> bean) {
		String name = this.names.of(kind);
		if (this.registry.containsBeanDefinition(name)) {
			return;
		}
		RootBeanDefinition definition = new RootBeanDefinition(type, bean);
		definition.setDefaultCandidate(false);
		definition.addQualifier(new AutowireCandidateQualifier(Db.class, this.database.name()));
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, this.database.name()));
		definition.setDestroyMethodName(type == DataSource.class ? AbstractBeanDefinition.INFER_METHOD : null);
		this.registry.registerBeanDefinition(name, definition);
	}

}
