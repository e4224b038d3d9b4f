package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * Takes the server of a {@link GivenAddress} into use, and says plainly what it refuses.
 * Used by one thread.
 */
final class GivenServer {

	private final GivenAddress given;

	private final ServerAddress server;

	private final ServerCommands commands;

	private final String name;

	GivenServer(GivenAddress given) {
		this.given = given;
		this.server = given.server();
		this.commands = ServerCommands.of(given.type());
		this.name = this.commands.quoted(given.testName());
	}

	DatabaseServer use(TestRun run) {
		try {
			createIfMissing();
			checkProduct();
			checkCreation(run);
			String origin = "given " + this.server;
			return DatabaseServer.use(this.server, origin,
					new NoServerControl(
							"it was not started by the tests, its address stands in '" + this.given.property() + "'"),
					run);
		}
		catch (SQLException ex) {
			throw refused(ex);
		}
	}

	private void createIfMissing() throws SQLException {
		SQLException refusal = enter();
		if (refusal == null) {
			return;
		}
		if (this.commands.kind(refusal) == RefusalKind.UNREACHABLE
				|| this.commands.kind(refusal) == RefusalKind.LOGIN) {
			throw refusal;
		}
		try {
			run(this.server.database(this.commands.entrance()), this.commands.creation().formatted(this.name));
		}
		catch (SQLException ex) {
			if (enter() != null) {
				throw ex;
			}
			// another run was faster
		}
	}

	private @Nullable SQLException enter() {
		try (Connection connection = this.server.database().connect()) {
			connection.getMetaData();
			return null;
		}
		catch (SQLException ex) {
			return ex;
		}
	}

	/**
	 * MySQL and MariaDB understand each other's drivers, and differ in what tests need.
	 */
	private void checkProduct() throws SQLException {
		DatabaseType type = this.given.type();
		if (type != DatabaseType.MYSQL && type != DatabaseType.MARIADB) {
			return;
		}
		String version = version();
		DatabaseType found = version.contains("MariaDB") ? DatabaseType.MARIADB : DatabaseType.MYSQL;
		if (found != type) {
			throw new TestServerException(this.given + ", and a " + found.displayName() + " answers there (" + version
					+ "): name that server in '" + TestProperties.name(found, "url") + "'");
		}
	}

	private String version() throws SQLException {
		try (Connection connection = this.server.database().connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT version()")) {
			return row.next() ? row.getString(1) : "";
		}
	}

	/**
	 * Tries now what every test will need.
	 */
	private void checkCreation(TestRun run) throws SQLException {
		String name = run.names().next();
		run(this.server.database(), this.commands.creation().formatted(name));
		try (Connection connection = this.server.database().connect()) {
			this.commands.drop(connection, name);
		}
	}

	private void run(DatabaseLogin address, String sql) throws SQLException {
		try (Connection connection = address.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private TestServerException refused(SQLException refusal) {
		String answer = " (" + refusal.getMessage() + "): ";
		String user = "user '" + this.given.username() + "'";
		return new TestServerException(this.given + switch (this.commands.kind(refusal)) {
			case UNREACHABLE -> ", and nobody answers there" + answer + "start that server, or correct the address";
			case LOGIN -> ", which does not let " + user + " in" + answer + "correct '" + property("username")
					+ "' and '" + property("password") + "', or the credentials in the URL";
			case NOT_ALLOWED, NO_DATABASE ->
				", where " + user + " may not create databases" + answer + "as its administrator, run " + grant();
			case OTHER -> ", and the server answered" + answer + "correct the address"
					+ (this.given.password().isEmpty() ? ", name a password in '" + property("password") + "'" : "")
					+ ", or leave the property out";
		}, refusal);
	}

	private String property(String name) {
		return TestProperties.name(this.given.type(), name);
	}

	private String grant() {
		String user = this.given.username();
		return switch (this.given.type()) {
			case POSTGRESQL -> "ALTER ROLE " + this.commands.quoted(user) + " CREATEDB";
			default -> "GRANT ALL ON `appdb\\_%`.* TO '" + user + "'@'%' and GRANT ALL ON " + this.name + ".* TO '"
					+ user + "'@'%'";
		};
	}

}
