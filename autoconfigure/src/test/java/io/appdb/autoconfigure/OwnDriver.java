package io.appdb.autoconfigure;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/**
 * A driver of the application, around that of H2. Safe for every thread.
 */
public final class OwnDriver implements Driver {

	static final String NAME = "io.appdb.autoconfigure.OwnDriver";

	private final Driver h2 = new org.h2.Driver();

	@Override
	public @Nullable Connection connect(String url, Properties properties) throws SQLException {
		return this.h2.connect(url, properties);
	}

	@Override
	public boolean acceptsURL(String url) throws SQLException {
		return this.h2.acceptsURL(url);
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
		return this.h2.getPropertyInfo(url, properties);
	}

	@Override
	public int getMajorVersion() {
		return this.h2.getMajorVersion();
	}

	@Override
	public int getMinorVersion() {
		return this.h2.getMinorVersion();
	}

	@Override
	public boolean jdbcCompliant() {
		return this.h2.jdbcCompliant();
	}

	@Override
	public Logger getParentLogger() {
		return Logger.getGlobal();
	}

}
