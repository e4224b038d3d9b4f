package io.appdb.engine;

import javax.sql.DataSource;

import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/**
 * Hands Hibernate connections that are taken from the pool at their first statement.
 */
public final class LazyConnections {

	private LazyConnections() {
	}

	/**
	 * Creates a connection provider for Hibernate.
	 * @param dataSource the pool
	 * @return the provider, owned by the session factory it is given to
	 */
	public static ConnectionProvider from(DataSource dataSource) {
		StartupConnections provider = new StartupConnections();
		provider.setDataSource(new LazyDataSource(dataSource));
		return provider;
	}

}
