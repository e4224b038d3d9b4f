package io.appdb.tiny;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/**
 * Opens {@code jdbc:tiny:name} in H2's memory, and tells nobody.
 */
public final class TinyDriver implements Driver {

	static final String PREFIX = "jdbc:tiny:";

	@Override
	public @Nullable Connection connect(String url, Properties properties) throws SQLException {
		if (!acceptsURL(url)) {
			return null;
		}
		Connection connection = new org.h2.Driver()
			.connect("jdbc:h2:mem:tiny-" + url.substring(PREFIX.length()) + ";DB_CLOSE_DELAY=-1", properties);
		return proxy(Connection.class, connection, url);
	}

	private static <T> T proxy(Class<T> type, T target, String url) {
		return type.cast(Proxy.newProxyInstance(TinyDriver.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					try {
						return switch (method.getName()) {
							case "getMetaData" ->
								proxy(DatabaseMetaData.class, ((Connection) target).getMetaData(), url);
							case "getDatabaseProductName", "getDriverName" -> "Tiny";
							case "getURL" -> url;
							default -> method.invoke(target, arguments);
						};
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				}));
	}

	@Override
	public boolean acceptsURL(String url) {
		return url.startsWith(PREFIX);
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
		return new DriverPropertyInfo[0];
	}

	@Override
	public int getMajorVersion() {
		return 1;
	}

	@Override
	public int getMinorVersion() {
		return 0;
	}

	@Override
	public boolean jdbcCompliant() {
		return false;
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		throw new SQLFeatureNotSupportedException();
	}

}
