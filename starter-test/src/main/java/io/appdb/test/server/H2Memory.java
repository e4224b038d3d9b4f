package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;

/**
 * H2 databases in memory, each under a name of its own. Safe for every thread.
 */
final class H2Memory implements DatabaseSource {

	private final ServerControl control = new NoServerControl("H2 runs in the process of the test");

	private static final int DATABASE_GONE = 90121;

	private final DatabaseNames names = new DatabaseNames();

	@Override
	public ServerDatabase create() {
		DatabaseAddress address = address(this.names.next() + ";DB_CLOSE_DELAY=-1");
		return ServerDatabase.of(DatabaseType.H2, address, () -> shutDown(address));
	}

	private void shutDown(DatabaseAddress address) throws SQLException {
		try (Connection connection = address.connect(); Statement statement = connection.createStatement()) {
			statement.execute("SHUTDOWN IMMEDIATELY");
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != DATABASE_GONE) {
				throw ex;
			}
		}
	}

	@Override
	public String description() throws SQLException {
		return ServerVersion.of(address("")).number() + " (in process)";
	}

	private DatabaseAddress address(String name) {
		return new DatabaseAddress("jdbc:h2:mem:" + name, "sa", "");
	}

	@Override
	public ServerControl control() {
		return this.control;
	}

}
