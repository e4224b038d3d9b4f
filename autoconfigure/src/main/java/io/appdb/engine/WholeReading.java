package io.appdb.engine;

import java.util.Map;

import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.jdbc.internal.JdbcServicesImpl;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.sql.exec.spi.JdbcSelectExecutor;

/**
 * Gives the factories of this library their {@link WholeReader}. Hibernate finds it for
 * every factory; only one with this library's connections is changed. Stateless.
 */
public final class WholeReading implements ServiceContributor {

	/**
	 * Creates the contributor; Hibernate does so.
	 */
	public WholeReading() {
	}

	@Override
	public void contribute(StandardServiceRegistryBuilder services) {
		if (services.getSettings().get(JdbcSettings.CONNECTION_PROVIDER) instanceof StartupConnections) {
			services.addInitiator(new Initiator());
		}
	}

	/**
	 * Replaces Hibernate's services for JDBC.
	 */
	private static final class Initiator implements StandardServiceInitiator<JdbcServices> {

		@Override
		public JdbcServices initiateService(Map<String, Object> settings, ServiceRegistryImplementor registry) {
			return new Services();
		}

		@Override
		public Class<JdbcServices> getServiceInitiated() {
			return JdbcServices.class;
		}

	}

	/**
	 * Hibernate's services for JDBC with one of them changed.
	 */
	private static final class Services extends JdbcServicesImpl {

		private final JdbcSelectExecutor selects = new WholeReader(super.getJdbcSelectExecutor());

		@Override
		public JdbcSelectExecutor getJdbcSelectExecutor() {
			return this.selects;
		}

	}

}
