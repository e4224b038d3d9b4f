package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The databases of this run on a server, PostgreSQL, MySQL or MariaDB, wherever that
 * comes from. Owned by {@link TestServers}; safe for every thread.
 */
final class DatabaseServer implements DatabaseSource {

	private final ServerAddress address;

	private final ServerCommands commands;

	private final String origin;

	private final ServerControl control;

	private final TestRun run;

	private final RunLock lock;

	private DatabaseServer(ServerAddress address, String origin, ServerControl control, TestRun run) {
		this.address = address;
		this.commands = ServerCommands.of(address.maintenance().type());
		this.origin = origin;
		this.control = new OnceControl(control);
		this.run = run;
		this.lock = new RunLock(address.database(), this.commands, run.id());
	}

	/**
	 * Takes a server that answers into use: the run's lock is taken, and what killed runs
	 * have left is dropped.
	 * @param address where it is
	 * @param origin what the line about it says in parentheses
	 * @param control stops it for a while
	 * @param run the run that makes databases
	 * @return the server
	 * @throws SQLException if the server refuses
	 */
	static DatabaseServer use(ServerAddress address, String origin, ServerControl control, TestRun run)
			throws SQLException {
		DatabaseServer server = new DatabaseServer(address, origin, control, run);
		run.closeAtEnd(server.lock);
		server.lock.hold();
		new Leftovers(address.database(), server.commands).drop();
		return server;
	}

	@Override
	public ServerDatabase create() throws SQLException {
		return create(this.commands.creation());
	}

	/**
	 * Makes a database of this run.
	 * @param statement the statement with {@code %s} where the new name goes
	 * @return the database
	 * @throws SQLException if the server refuses
	 */
	ServerDatabase create(String statement) throws SQLException {
		this.lock.hold();
		String name = this.run.names().next();
		try (Connection connection = this.address.database().connect();
				Statement create = connection.createStatement()) {
			create.execute(statement.formatted(name));
		}
		return ServerDatabase.of(this.address.maintenance().type(), this.address.database(name), () -> drop(name));
	}

	private void drop(String name) throws SQLException {
		try (Connection connection = this.address.database().connect()) {
			this.commands.drop(connection, name);
		}
	}

	ServerVersion version() throws SQLException {
		return ServerVersion.of(this.address.database());
	}

	@Override
	public String description() throws SQLException {
		return version().number() + " (" + this.origin + ")";
	}

	@Override
	public DatabaseCopies copies() {
		return switch (this.address.maintenance().type()) {
			case POSTGRESQL -> postgreSqlCopies();
			default -> new MySqlCopies(this.address.database(), this);
		};
	}

	private DatabaseCopies postgreSqlCopies() {
		PostgreSqlCopies copies = new PostgreSqlCopies(this.address.database(), this::create);
		this.run.closeAtEnd(copies);
		return copies;
	}

	@Override
	public ServerControl control() {
		return this.control;
	}

}
