package io.appdb.faults.crash;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/**
 * Stands before all other drivers and lets the JVM die before a step of their
 * connections. Safe for every thread.
 */
final class CrashingDriver implements Driver {

	@Override
	public @Nullable Connection connect(String url, Properties properties) throws SQLException {
		for (Driver driver : ServiceLoader.load(Driver.class)) {
			Connection connection = driver.acceptsURL(url) ? driver.connect(url, properties) : null;
			if (connection != null) {
				return CrashPoint.CHOSEN.around(Connection.class, connection);
			}
		}
		return null;
	}

	@Override
	public boolean acceptsURL(String url) {
		return CrashPoint.CHOSEN.isChosen();
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
	public Logger getParentLogger() {
		return Logger.getGlobal();
	}

}
