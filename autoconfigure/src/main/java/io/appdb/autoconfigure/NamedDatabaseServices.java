package io.appdb.autoconfigure;

import javax.sql.DataSource;

import io.appdb.DatabaseAssembly;
import io.appdb.DatabaseInitializer;
import io.appdb.DatabaseServices;
import io.appdb.NamedDatabaseCustomizer;
import io.appdb.cli.CommandLineDatabase;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseUrl;
import io.appdb.retry.TransactionRetry;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.settings.DatabaseAddress;
import io.appdb.settings.NamedDatabase;
import org.hibernate.cfg.ManagedBeanSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.retry.RetryListener;
import org.springframework.orm.jpa.hibernate.SpringBeanContainer;

/**
 * One further database: built when the first of its beans is asked for, on the pool as
 * the application's post-processors have left it. Spring owns it; shared by all threads.
 */
final class NamedDatabaseServices implements DisposableBean {

	private final NamedDatabase database;

	private final BeanNames names;

	private final ConfigurableListableBeanFactory beans;

	private final DatabaseAssembly assembly;

	private final boolean elsewhere;

	private final DatabaseGate gate = new DatabaseGate();

	private @Nullable DatabaseServices services;

	NamedDatabaseServices(NamedDatabase database, BeanNames names, ConfigurableListableBeanFactory beans) {
		this.database = database;
		this.names = names;
		this.beans = beans;
		JdbcConnectionDetails details = NamedConnectionDetails.find(beans, database.name());
		this.elsewhere = details != null;
		this.assembly = (details != null) ? assembly(database, details) : DatabaseAssembly.of(database);
		this.assembly.engine().property(ManagedBeanSettings.BEAN_CONTAINER, new SpringBeanContainer(beans));
		beans.getBeanProvider(NamedDatabaseCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> customizer.customize(database.name(), this.assembly.engine()));
	}

	private static DatabaseAssembly assembly(NamedDatabase database, JdbcConnectionDetails details) {
		DatabaseUrl url = DatabaseUrl.parse(details.getJdbcUrl());
		return DatabaseAssembly.of(database, new DatabaseAddress(url, details.getUsername(), details.getPassword()),
				details.getDriverClassName());
	}

	String name() {
		return this.database.name();
	}

	DataSource pool() {
		return this.assembly.pool();
	}

	synchronized DatabaseServices services() {
		DatabaseServices known = this.services;
		if (known == null) {
			DataSource pool = this.beans.getBean(this.names.of("DataSource"), DataSource.class);
			known = open(pool);
			this.services = known;
		}
		return known;
	}

	private DatabaseServices open(DataSource pool) {
		try {
			return this.assembly.open(pool, this.gate);
		}
		catch (DatabaseUnavailableException ex) {
			throw new NamedConnectionException(this.database, this.elsewhere, ex);
		}
	}

	String schema() {
		services();
		return this.assembly.schema();
	}

	TransactionRetry retry() {
		RetryListener listener = RetryMeter.of(this.beans, name());
		return new TransactionRetry(services().sessions(), this.database.settings().retry().toSettings(), listener);
	}

	CommandLineDatabase commandLine() {
		DatabaseServices opened = services();
		return new CommandLineDatabase(opened.engine().url(), this.assembly.isDropAllowed(), opened.migrations(),
				() -> {
				});
	}

	/**
	 * Makes it ready for a manager that is closed and initialised again with the
	 * application, which owns the parts.
	 */
	DatabaseInitializer initializer() {
		return (closed) -> {
			this.gate.guard(closed);
			DatabaseServices opened = services();
			DatabaseEngine engine = opened.engine();
			return new DatabaseServices(
					DatabaseEngine.of(engine.url(), engine.dataSource(), engine.entityManagerFactory(),
							engine.transactionManager()),
					opened.sessions(), opened.schema(), opened.migrations(), opened.errors(), opened.replicas(), () -> {
					});
		};
	}

	@Override
	public synchronized void destroy() {
		DatabaseServices opened = this.services;
		if (opened == null) {
			return;
		}
		this.services = null;
		try {
			opened.closing().run();
		}
		finally {
			opened.engine().close();
		}
	}

}
