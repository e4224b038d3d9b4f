package io.appdb.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.hibernate.engine.jdbc.connections.internal.DataSourceConnectionProvider;

/**
 * Hibernate's connections, the first of which it reads the server's properties from. A
 * MariaDB server behind MySQL Connector/J cannot list its keywords there, because the
 * driver asks for a column only MySQL has; it then has none beyond the standard ones.
 * Owned by the session factory; shared by all threads.
 */
final class StartupConnections extends DataSourceConnectionProvider {

	private final AtomicBoolean started = new AtomicBoolean();

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return this.started.compareAndSet(false, true) ? describing(connection) : connection;
	}

	private static Connection describing(Connection connection) {
		return proxy(Connection.class, connection, false);
	}

	private static <T> T proxy(Class<T> type, T target, boolean keywords) {
		return type.cast(Proxy.newProxyInstance(StartupConnections.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					try {
						Object result = method.invoke(target, arguments);
						return (result instanceof DatabaseMetaData metaData)
								? proxy(DatabaseMetaData.class, metaData, true) : result;
					}
					catch (InvocationTargetException ex) {
						if (keywords && "getSQLKeywords".equals(method.getName())) {
							return "";
						}
						throw ex.getTargetException();
					}
				}));
	}

}
