package io.appdb.test.server;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.appdb.engine.DatabaseType;

/**
 * A database that was made for tests on one of the {@link TestServers}. Whoever asked for
 * it removes it. Immutable; shared by threads.
 */
public final class ServerDatabase {

	private final DatabaseType type;

	private final DatabaseLogin address;

	private final DatabaseRemoval removal;

	private final @Nullable String notRun;

	private ServerDatabase(DatabaseType type, DatabaseLogin address, DatabaseRemoval removal, @Nullable String notRun) {
		this.type = type;
		this.address = address;
		this.removal = removal;
		this.notRun = notRun;
	}

	static ServerDatabase of(DatabaseType type, DatabaseLogin address, DatabaseRemoval removal) {
		return new ServerDatabase(type, address, removal, null);
	}

	/**
	 * A database that there cannot be on this machine.
	 * @param type the type
	 * @param reason why not
	 * @return a database without address
	 */
	public static ServerDatabase notRun(DatabaseType type, String reason) {
		return new ServerDatabase(type, new DatabaseLogin("", "", ""), () -> {
		}, reason);
	}

	/**
	 * Which database this is.
	 * @return the type
	 */
	public DatabaseType type() {
		return this.type;
	}

	/**
	 * Where the database is and who may do everything in it.
	 * @return the address
	 */
	public DatabaseLogin address() {
		return this.address;
	}

	/**
	 * Why there is no such database on this machine.
	 * @return the reason, {@code null} when there is one
	 */
	public @Nullable String notRun() {
		return this.notRun;
	}

	/**
	 * Opens a connection of its own, from no pool.
	 * @return the connection, to be closed by the caller
	 * @throws SQLException if the database does not answer
	 */
	public Connection connect() throws SQLException {
		return this.address.connect();
	}

	/**
	 * Drops the database with everything that is connected to it; a second call does
	 * nothing.
	 * @throws SQLException if the server refuses
	 * @throws IOException if the database is a file that cannot be deleted
	 */
	public void remove() throws SQLException, IOException {
		this.removal.remove();
	}

	@Override
	public String toString() {
		return this.type.keyword() + " " + this.address;
	}

}
