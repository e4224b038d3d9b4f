package io.appdb.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.appdb.DatabaseManager;
import io.appdb.DatabaseInitializer;
import io.appdb.DefaultDatabaseManager;
import io.appdb.DatabaseServices;
import io.appdb.bulk.BulkOperations;
import io.appdb.cli.CommandLineDatabase;
import io.appdb.cli.CommandLineDatabases;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.ReadRouting;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.migration.AtomicHistory;
import io.appdb.migration.FlywayMigrations;
import io.appdb.migration.Migrations;
import io.appdb.migration.RevisionEnvironment;
import io.appdb.migration.MigrationConnections;
import io.appdb.observe.ReplicaMeters;
import io.appdb.replica.Replicas;
import io.appdb.schema.MappingCapture;
import io.appdb.schema.Schema;
import io.appdb.session.AsyncSessions;
import io.appdb.session.SessionEnvironment;
import io.appdb.session.SessionManager;
import io.appdb.session.SessionThreadStorage;
import io.appdb.session.Sessions;
import io.appdb.settings.DatabaseProperties;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of sessions, schema and manager. Spring owns the beans.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HibernateJpaAutoConfiguration.class,
		afterName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@ConditionalOnBooleanProperty(name = "app.db.enabled", matchIfMissing = true)
@ConditionalOnBean(FactoryParts.class)
@ConditionalOnSingleCandidate(EntityManagerFactory.class)
public final class DatabaseSessionAutoConfiguration {

	@Bean
	static SchemaAtStart databaseSchemaAtStart(ObjectProvider<SchemaOwner> owner,
			ObjectProvider<DatabaseProperties> properties, ObjectProvider<DatabaseMapping> mapping,
			ObjectProvider<FactoryParts> parts, ObjectProvider<MigrationsFound> migrations) {
		return new SchemaAtStart(owner, properties, mapping, parts, migrations);
	}

	@Bean
	static SessionInjection databaseSessionInjection() {
		return new SessionInjection();
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	InjectedAt databaseSessionInjectedAt(InjectionPoint point) {
		return InjectedAt.of(point);
	}

	@Bean
	DatabaseGate databaseGate() {
		return new DatabaseGate();
	}

	@Bean
	@ConditionalOnMissingBean
	DatabaseEngine databaseEngine(FactoryParts parts, EntityManagerFactory entityManagerFactory) {
		DataSource dataSource = parts.dataSource(entityManagerFactory);
		return DatabaseEngine.of(DataSourceUrl.of(dataSource), dataSource, entityManagerFactory,
				parts.transactionManager());
	}

	@Bean
	@ConditionalOnMissingBean(SessionManager.class)
	Sessions databaseSessions(DatabaseEngine engine, SqlErrorTranslator errors, DatabaseProperties properties,
			DatabaseGate gate, ObjectProvider<Replicas> replicas) {
		Replicas given = replicas.getIfAvailable();
		SessionEnvironment environment = new SessionEnvironment(engine.entityManagerFactory(), engine.dataSource(),
				engine.transactionManager(), errors::translate, errors, new BulkOperations(engine.url(), errors),
				(given != null) ? given : ReadRouting.PRIMARY);
		return new Sessions(environment, properties.session().settings(), gate);
	}

	@Bean
	SessionThreadStorage databaseSessionThreadStorage(SessionManager sessions) {
		return sessions.threadStorage();
	}

	@Bean
	@ConditionalOnMissingBean
	AsyncSessions databaseAsyncSessions(SessionManager sessions) {
		return sessions.async();
	}

	@Bean
	Schema databaseSchema(SchemaAtStart start) {
		return start.schema();
	}

	@Bean(initMethod = "initialize")
	@ConditionalOnMissingBean
	DatabaseManager databaseManager(DatabaseEngine engine, Sessions sessions, Schema schema, DatabaseGate gate,
			ObjectProvider<Migrations> migrations, SqlErrorTranslator errors, NamedDatabases named,
			ObjectProvider<Replicas> replicas) {
		Map<String, DatabaseInitializer> databases = new LinkedHashMap<>();
		databases.put(DatabaseManager.DEFAULT, (closed) -> {
			gate.guard(closed);
			return new DatabaseServices(engine, sessions, schema, () -> required(migrations), errors,
					replicas.getIfAvailable(), () -> {
					});
		});
		databases.putAll(named.initializers());
		return new DefaultDatabaseManager(databases);
	}

	@Bean
	NamedDatabases databaseNamedDatabases(ListableBeanFactory beans) {
		return new NamedDatabases(beans);
	}

	private static Migrations required(ObjectProvider<Migrations> migrations) {
		Migrations available = migrations.getIfAvailable();
		if (available == null) {
			throw new IllegalStateException("There is nothing to migrate with: this application has no Flyway bean."
					+ " Add spring-boot-starter-flyway, and leave 'spring.flyway.enabled' on");
		}
		return available;
	}

	@Bean
	@Lazy
	CommandLineDatabase databaseCommandLine(SchemaAtStart schema, ObjectProvider<Migrations> migrations,
			ObjectProvider<EntityManagerFactory> entities) {
		return new CommandLineDatabase(schema.url(), schema.isDropAllowed(), () -> required(migrations),
				entities::getObject);
	}

	@Bean
	@Lazy
	CommandLineDatabases databaseCommandLines(ObjectProvider<CommandLineDatabase> database, NamedDatabases named) {
		Map<String, Supplier<CommandLineDatabase>> databases = new LinkedHashMap<>();
		databases.put(DatabaseManager.DEFAULT, database::getObject);
		databases.putAll(named.commandLines());
		return new CommandLineDatabases(databases);
	}

	@Bean
	ManagerLifecycle databaseManagerLifecycle(DatabaseManager manager) {
		return new ManagerLifecycle(manager);
	}

	@Bean
	StartupLine databaseStartupLine(DatabaseManager manager, SchemaAtStart schema, NamedDatabases named,
			DatabaseProperties properties) {
		return new StartupLine(manager, schema, named, properties);
	}

	/**
	 * Migrations at start.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(FlywayAutoConfiguration.class)
	static class FlywayConfiguration {

		@Bean
		@ConditionalOnMissingBean(FlywayMigrationStrategy.class)
		MigrationsAtStart databaseMigrationsAtStart(DatabaseProperties properties, AtomicHistory history) {
			return new MigrationsAtStart(properties.schema().mode(), history);
		}

		@Bean
		AtomicHistory databaseAtomicHistory() {
			return new AtomicHistory();
		}

		@Bean
		FlywayConfigurationCustomizer databaseFlywayConfigurationCustomizer(AtomicHistory history) {
			return (configuration) -> {
				MigrationConnections.configure(configuration);
				history.learn(configuration);
			};
		}

		@Bean
		@ConditionalOnWebApplication
		@ConditionalOnBean(Flyway.class)
		PendingWarning databasePendingWarning(DatabaseProperties properties, MigrationsFound migrations,
				Environment environment) {
			return new PendingWarning(properties.schema().mode(), migrations, UpgradeAdvice.of(environment));
		}

		@Bean
		@ConditionalOnMissingBean(Migrations.class)
		@ConditionalOnSingleCandidate(Flyway.class)
		FlywayMigrations databaseMigrations(Flyway flyway, SchemaAtStart schema, DatabaseProperties properties,
				ObjectProvider<EntityManagerFactory> entities, AtomicHistory history) {
			return migrations(flyway, schema, properties, entities, history);
		}

		@Bean
		@Lazy
		@ConditionalOnMissingBean(Migrations.class)
		@ConditionalOnBean(UnusedFlyway.class)
		FlywayMigrations databaseFirstMigrations(UnusedFlyway unused, FactoryParts parts, SchemaAtStart schema,
				DatabaseProperties properties, ObjectProvider<EntityManagerFactory> entities, AtomicHistory history) {
			return migrations(unused.on(parts.dataSource(), history), schema, properties, entities, history);
		}

		private static FlywayMigrations migrations(Flyway flyway, SchemaAtStart schema, DatabaseProperties properties,
				ObjectProvider<EntityManagerFactory> entities, AtomicHistory history) {
			Supplier<MappingCapture> captured = () -> {
				entities.getObject();
				return schema.mapping();
			};
			return new FlywayMigrations(flyway, schema.isDropAllowed(), new RevisionEnvironment(captured,
					properties.migration().scratch(), properties.migration().ignore()), history);
		}

		@Bean
		@ConditionalOnMissingBean(MigrationsFound.class)
		OwnMigrations databaseOwnMigrations(DatabaseProperties properties, ObjectProvider<Flyway> flyway) {
			return new OwnMigrations(properties.schema().mode(), flyway);
		}

	}

	/**
	 * Meters, where Micrometer is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MeterConfiguration {

		@Bean
		ReplicaMeters databaseReplicaMeters(NamedDatabases named, ObjectProvider<Replicas> replicas) {
			return new ReplicaMeters(() -> named.replicas(replicas.getIfAvailable()));
		}

	}

	/**
	 * Health for the actuator.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthIndicator.class)
	static class HealthConfiguration {

		@Bean
		static DatabaseHealthPostProcessor databaseHealthPostProcessor(BeanFactory beanFactory) {
			return new DatabaseHealthPostProcessor(beanFactory);
		}

	}

}
