package io.appdb.replica;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens connections to the primary on which every commit of a change is noticed, by
 * whatever way it comes. Shared by all threads.
 */
final class WatchedWrites extends DelegatingDataSource {

	private final Runnable written;

	/**
	 * Creates the source.
	 * @param opening what opens connections
	 * @param written told when a change was committed, by the thread that did
	 */
	WatchedWrites(DataSource opening, Runnable written) {
		super(opening);
		this.written = written;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return WatchedConnection.around(super.getConnection(), this.written);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return WatchedConnection.around(super.getConnection(username, password), this.written);
	}

}
