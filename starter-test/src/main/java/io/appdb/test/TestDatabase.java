package io.appdb.test;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import org.opentest4j.TestAbortedException;

import io.appdb.engine.DatabaseType;
import io.appdb.test.server.ServerDatabase;
import io.appdb.test.server.TestServers;

/**
 * A fresh, empty database for one test. Whoever creates it closes it, and closing drops
 * the database with all connections to it; the argument of an {@link EachDatabase} test
 * is closed by JUnit. It may be shared by threads.
 */
public final class TestDatabase implements AutoCloseable {

	private final ServerDatabase database;

	TestDatabase(ServerDatabase database) {
		this.database = database;
	}

	/**
	 * Creates an empty database and starts the server for it if this is the first one of
	 * its type in this JVM.
	 * @param type the wanted database
	 * @return the database, to be closed by the caller
	 * @throws TestAbortedException if that database cannot run on this machine, which
	 * skips the test
	 */
	public static TestDatabase create(DatabaseType type) {
		TestDatabase database = new TestDatabase(TestServers.shared().create(type));
		database.requireAvailable();
		return database;
	}

	/**
	 * Which database this is.
	 * @return the type
	 */
	public DatabaseType type() {
		return this.database.type();
	}

	/**
	 * Where the database is.
	 * @return the JDBC URL without credentials
	 */
	public String url() {
		return this.database.address().url();
	}

	/**
	 * Who may do everything in the database.
	 * @return the user name, empty where the database has no users
	 */
	public String username() {
		return this.database.address().username();
	}

	/**
	 * The password of {@link #username()}.
	 * @return the password, empty where the database has none
	 */
	public String password() {
		return this.database.address().password();
	}

	/**
	 * The JDBC driver for {@link #url()}.
	 * @return the class name of the driver
	 */
	public String driverClassName() {
		return type().driverClassName();
	}

	/**
	 * Opens a connection of its own, from no pool.
	 * @return the connection, to be closed by the caller
	 * @throws SQLException if the database does not answer
	 */
	public Connection connect() throws SQLException {
		return this.database.connect();
	}

	void requireAvailable() {
		String notRun = this.database.notRun();
		if (notRun != null) {
			throw new TestAbortedException(notRun);
		}
	}

	@Override
	public void close() throws SQLException, IOException {
		this.database.remove();
	}

	/**
	 * The keyword of the type, which JUnit shows as the name of the invocation.
	 */
	@Override
	public String toString() {
		return type().keyword();
	}

}
