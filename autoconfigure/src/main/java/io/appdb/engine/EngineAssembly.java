package io.appdb.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.appdb.error.DatabaseUnavailableException;
import io.appdb.error.DriverMessage;
import io.appdb.error.PoolExhaustedException;
import io.appdb.error.SqlErrorTranslator;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.FlushMode;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.dao.DataAccessException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * From a data source to an engine, with the names Spring Boot gives to tables. Lives as
 * long as an engine is built.
 *
 * @param source where the database is and who connects to it
 * @param dataSource the pool, closed with the engine
 * @param errors translates errors
 * @param flushMode the flush mode of new sessions
 * @param decorator what is put around the transaction manager
 * @param required whether the database has to be there
 * @param reads where what only reads goes
 */
record EngineAssembly(DataSourceAssembly source, DataSource dataSource, SqlErrorTranslator errors, FlushMode flushMode,
		UnaryOperator<PlatformTransactionManager> decorator, boolean required, ReadRouting reads) {

	DatabaseEngine build(String name, List<Class<?>> entities, List<String> packages, Map<String, Object> properties) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		try {
			factory.setPersistenceUnitName(name);
			factory.setDataSource(this.dataSource);
			factory.setJpaVendorAdapter(new DatabaseJpaVendorAdapter(this.errors::translate, this.flushMode));
			factory.setManagedTypes(managedTypes(entities, packages));
			Map<String, Object> settings = factory.getJpaPropertyMap();
			settings.put("hibernate.physical_naming_strategy",
					"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl");
			settings.put("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName());
			settings.putAll(properties);
			OrmSettings.requireMetadata(settings);
			OrmSettings.apply(settings, this.source.url(), this.dataSource, this.flushMode, this.reads);
			if (OrmSettings.requiresMetadata(settings)) {
				connect(settings);
			}
			factory.afterPropertiesSet();
			return engine(factory);
		}
		catch (RuntimeException ex) {
			close(factory);
			throw translated(ex);
		}
	}

	/**
	 * Hibernate needs a connection now, and would log a failure beside throwing it. What
	 * is not about the database being there is left to it. Of one that need not be there
	 * it is told the product alone.
	 */
	private void connect(Map<String, Object> settings) {
		try {
			this.dataSource.getConnection().close();
		}
		catch (SQLException ex) {
			if (!(this.errors.translate("connect", null, ex) instanceof DatabaseUnavailableException unavailable)) {
				return;
			}
			if (this.required) {
				throw new DatabaseUnavailableException(unavailable.reason(), this.source.url().toString(),
						DriverMessage.of(ex, this.source.secret()), ex);
			}
			OrmSettings.withoutMetadata(settings, this.source.url().type());
		}
	}

	/**
	 * Hibernate says first that it has no service, and why at the end. What is not about
	 * connecting has no better words here.
	 */
	private RuntimeException translated(RuntimeException failure) {
		DataAccessException known = this.errors.translate(failure);
		return (known instanceof DatabaseUnavailableException || known instanceof PoolExhaustedException) ? known
				: failure;
	}

	private DatabaseEngine engine(LocalContainerEntityManagerFactoryBean factory) {
		EntityManagerFactory entityManagerFactory = factory.getObject();
		if (entityManagerFactory == null) {
			throw new IllegalStateException("No entity manager factory was built for " + this.source.url());
		}
		JpaTransactionManager transactionManager = new DatabaseTransactionManager(this.errors);
		transactionManager.setEntityManagerFactory(entityManagerFactory);
		transactionManager.afterPropertiesSet();
		return new PartsEngine(this.source.url(), this.dataSource, entityManagerFactory,
				this.decorator.apply(transactionManager), () -> close(factory));
	}

	private void close(LocalContainerEntityManagerFactoryBean factory) {
		try {
			factory.destroy();
		}
		finally {
			close();
		}
	}

	private void close() {
		if (this.dataSource instanceof AutoCloseable closeable) {
			try {
				closeable.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException("The pool of " + this.source.url() + " could not be closed", ex);
			}
		}
	}

	private static PersistenceManagedTypes managedTypes(List<Class<?>> entities, List<String> packages) {
		ResourceLoader resources = new DefaultResourceLoader();
		List<String> scanned = packages.isEmpty() ? List.of()
				: new PersistenceManagedTypesScanner(resources).scan(packages.toArray(new String[0]))
					.getManagedClassNames();
		List<String> names = new ArrayList<>(scanned);
		entities.stream().map(Class::getName).filter((entity) -> !names.contains(entity)).forEach(names::add);
		return PersistenceManagedTypes.of(names.toArray(new String[0]));
	}

}
