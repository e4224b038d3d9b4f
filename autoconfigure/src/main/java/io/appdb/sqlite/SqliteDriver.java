package io.appdb.sqlite;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

import io.appdb.engine.DriverWrapper;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * SQLite as a server application needs it, on top of the driver of sqlite-jdbc, or of a
 * driver around that if the URL names one, as {@code jdbc:p6spy:sqlite:app.db}. Made by
 * the pool through its class name, not registered with {@link java.sql.DriverManager};
 * shared by all threads.
 * <p>
 * One instance is the scope of everything shared: its connections queue for SQLite's one
 * writer instead of failing with {@code SQLITE_BUSY}, and {@code jdbc:sqlite::memory:} is
 * one database for all of them, which stays as long as the instance is in use. Unless the
 * URL says otherwise, connections wait 30 s for a lock, enforce foreign keys, and files
 * use the write-ahead log. Transactions begin with the first statement: read-only ones
 * with {@code BEGIN}, all others with {@code BEGIN IMMEDIATE}.
 */
public final class SqliteDriver implements Driver {

	private final String memory = "file:/appdb-" + UUID.randomUUID() + "?vfs=memdb";

	private final Map<String, SqliteContent> databases = new ConcurrentHashMap<>();

	/**
	 * Creates a driver whose connections share their memory database and their write
	 * lock.
	 */
	public SqliteDriver() {
	}

	@Override
	public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
		if (!acceptsURL(url)) {
			return null;
		}
		DriverWrapper.Wrapped wrapped = DriverWrapper.read(url);
		SqliteTarget target = SqliteTarget.of(wrapped.url().substring(SqliteLocation.PREFIX.length()), this.memory);
		return this.databases.computeIfAbsent(target.location(), (location) -> new SqliteContent())
			.connect(wrapped.wrapper(), target, (info != null) ? info : new Properties());
	}

	@Override
	public boolean acceptsURL(String url) {
		return DriverWrapper.read(url).url().toLowerCase(Locale.ROOT).startsWith(SqliteLocation.PREFIX);
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
		return new JDBC().getPropertyInfo(url, info);
	}

	@Override
	public int getMajorVersion() {
		return new JDBC().getMajorVersion();
	}

	@Override
	public int getMinorVersion() {
		return new JDBC().getMinorVersion();
	}

	@Override
	public boolean jdbcCompliant() {
		return false;
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		throw new SQLFeatureNotSupportedException("sqlite-jdbc does not log through java.util.logging");
	}

}
