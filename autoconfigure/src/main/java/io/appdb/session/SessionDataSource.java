package io.appdb.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A data source whose one connection is the session's, whichever that is at the time of a
 * call. Closing it leaves the session's connection alone. Lives as long as the template
 * that uses it; one thread at a time.
 */
final class SessionDataSource extends AbstractDataSource {

	private final SessionImplementor session;

	private final Runnable beforeStatement;

	SessionDataSource(SessionImplementor session, Runnable beforeStatement) {
		this.session = session;
		this.beforeStatement = beforeStatement;
	}

	@Override
	public Connection getConnection() {
		return (Connection) Proxy.newProxyInstance(SessionDataSource.class.getClassLoader(),
				new Class<?>[] { Connection.class }, this::call);
	}

	@Override
	public Connection getConnection(String username, String password) {
		return getConnection();
	}

	private @Nullable Object call(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "equals" -> {
				return arguments != null && proxy == arguments[0];
			}
			case "hashCode" -> {
				return System.identityHashCode(proxy);
			}
			case "close" -> {
				return null;
			}
			case "isClosed" -> {
				return false;
			}
			case "createStatement", "prepareStatement", "prepareCall" -> this.beforeStatement.run();
			default -> {
			}
		}
		try {
			return method.invoke(this.session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection(),
					arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
