package io.appdb.sqlite;

import java.util.Properties;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Opens SQLite connections for a pool through a driver of its own. Shared by all threads;
 * nothing has to be closed.
 */
final class SqliteDataSource extends SimpleDriverDataSource {

	private static final int LOGIN_TIMEOUT_SECONDS = 5;

	SqliteDataSource(String url, Properties properties) {
		super(new SqliteDriver(), url, properties);
	}

	/**
	 * How long a pool that is closed waits for a connection being opened.
	 */
	@Override
	public int getLoginTimeout() {
		return LOGIN_TIMEOUT_SECONDS;
	}

	/**
	 * Nothing to do: opening a file does not wait for a server.
	 */
	@Override
	public void setLoginTimeout(int timeout) {
	}

}
