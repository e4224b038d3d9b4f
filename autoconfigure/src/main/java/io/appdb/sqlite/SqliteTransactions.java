package io.appdb.sqlite;

import java.util.Map;

import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.resource.jdbc.spi.PhysicalConnectionHandlingMode;
import org.hibernate.resource.transaction.internal.TransactionCoordinatorBuilderInitiator;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.resource.transaction.spi.TransactionCoordinator;
import org.hibernate.resource.transaction.spi.TransactionCoordinatorBuilder;
import org.hibernate.resource.transaction.spi.TransactionCoordinatorOwner;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.tool.schema.internal.exec.JdbcContext;

/**
 * Gives Hibernate's transactions on SQLite a place for work beside them, such as taking
 * the next identifier from a table: Hibernate would open a second connection for it, and
 * that would wait for the one writer, which is the transaction itself. Hibernate finds it
 * for every factory; only one with the setting is changed. Stateless.
 */
public final class SqliteTransactions implements ServiceContributor {

	private static final String SETTING = "io.appdb.sqlite_transactions";

	/**
	 * Creates the contributor; Hibernate does so.
	 */
	public SqliteTransactions() {
	}

	static void applyTo(Map<String, Object> properties) {
		properties.put(SETTING, true);
		properties.putIfAbsent(MappingSettings.PREFERRED_POOLED_OPTIMIZER, SqliteIdentifiers.class.getName());
	}

	@Override
	public void contribute(StandardServiceRegistryBuilder services) {
		if (services.getSettings().containsKey(SETTING)) {
			services.addInitiator(new Initiator());
		}
	}

	/**
	 * Wraps what Hibernate builds by default.
	 */
	private static final class Initiator implements StandardServiceInitiator<TransactionCoordinatorBuilder> {

		@Override
		public TransactionCoordinatorBuilder initiateService(Map<String, Object> settings,
				ServiceRegistryImplementor registry) {
			TransactionCoordinatorBuilder builder = TransactionCoordinatorBuilderInitiator.INSTANCE
				.initiateService(settings, registry);
			return builder.isJta() ? builder : new Builder(builder);
		}

		@Override
		public Class<TransactionCoordinatorBuilder> getServiceInitiated() {
			return TransactionCoordinatorBuilder.class;
		}

	}

	/**
	 * Builds the coordinator of each session.
	 *
	 * @param hibernate Hibernate's own
	 */
	private record Builder(TransactionCoordinatorBuilder hibernate) implements TransactionCoordinatorBuilder {

		@Override
		public TransactionCoordinator buildTransactionCoordinator(TransactionCoordinatorOwner owner, Options options) {
			TransactionCoordinator coordinator = this.hibernate.buildTransactionCoordinator(owner, options);
			return (owner instanceof JdbcCoordinator jdbc) ? new SqliteTransactionCoordinator(coordinator, jdbc)
					: coordinator;
		}

		@Override
		public boolean isJta() {
			return this.hibernate.isJta();
		}

		@Override
		public PhysicalConnectionHandlingMode getDefaultConnectionHandlingMode() {
			return this.hibernate.getDefaultConnectionHandlingMode();
		}

		@Override
		public DdlTransactionIsolator buildDdlTransactionIsolator(JdbcContext jdbcContext) {
			return this.hibernate.buildDdlTransactionIsolator(jdbcContext);
		}

	}

}
