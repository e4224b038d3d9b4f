package io.appdb.test;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A fresh, empty database for one test. Whoever creates it closes it, and closing drops
 * the database with all connections to it; the argument of an {@link EachDatabase} test
 * is closed by JUnit. It may be shared by threads.
 */
public final class TestDatabase implements AutoCloseable {

	private final DatabaseType type;

	private final DatabaseAddress address;

	private final DatabaseRemoval removal;

	private final @Nullable String notRun;

	private TestDatabase(DatabaseType type, DatabaseAddress address, DatabaseRemoval removal, @Nullable String notRun) {
		this.type = type;
		this.address = address;
		this.removal = removal;
		this.notRun = notRun;
	}

	static TestDatabase of(DatabaseType type, DatabaseAddress address, DatabaseRemoval removal) {
		return new TestDatabase(type, address, removal, null);
	}

	static TestDatabase notRun(DatabaseType type, String reason) {
		return new TestDatabase(type, new DatabaseAddress("", "", ""), () -> {
		}, reason);
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
		TestDatabase database = TestServers.shared().create(type);
		database.requireAvailable();
		return database;
	}

	/**
	 * Which database this is.
	 * @return the type
	 */
	public DatabaseType type() {
		return this.type;
	}

	/**
	 * Where the database is.
	 * @return the JDBC URL without credentials
	 */
	public String url() {
		return this.address.url();
	}

	/**
	 * Who may do everything in the database.
	 * @return the user name, empty where the database has no users
	 */
	public String username() {
		return this.address.username();
	}

	/**
	 * The password of {@link #username()}.
	 * @return the password, empty where the database has none
	 */
	public String password() {
		return this.address.password();
	}

	/**
	 * The JDBC driver for {@link #url()}.
	 * @return the class name of the driver
	 */
	public String driverClassName() {
		return this.type.driverClassName();
	}

	/**
	 * Opens a connection of its own, from no pool.
	 * @return the connection, to be closed by the caller
	 * @throws SQLException if the database does not answer
	 */
	public Connection connect() throws SQLException {
		return DriverManager.getConnection(url(), username(), password());
	}

	void requireAvailable() {
		if (this.notRun != null) {
			throw new TestAbortedException(this.notRun);
		}
	}

	@Override
	public void close() throws SQLException, IOException {
		this.removal.remove();
	}

	/**
	 * The type, which JUnit shows as the name of the invocation.
	 */
	@Override
	public String toString() {
		return this.type.keyword();
	}

}
