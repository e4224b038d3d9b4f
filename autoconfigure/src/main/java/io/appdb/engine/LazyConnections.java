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
	 * @param reads where what only reads goes
	 * @return the provider, owned by the session factory it is given to
	 */
	public static ConnectionProvider from(DataSource dataSource, ReadRouting reads) {
		StartupConnections provider = new StartupConnections();
		provider.setDataSource(new LazyDataSource(dataSource, reads));
		return provider;
	}

}
