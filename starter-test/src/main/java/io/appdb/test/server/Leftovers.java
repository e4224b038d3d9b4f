package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the databases of runs that were killed: those with a run's name whose lock nobody
 * holds. Used once, by a {@link DatabaseServer} that starts.
 */
final class Leftovers {

	private static final Logger LOGGER = LoggerFactory.getLogger(Leftovers.class);

	private final DatabaseLogin maintenance;

	private final ServerCommands commands;

	Leftovers(DatabaseLogin maintenance, ServerCommands commands) {
		this.maintenance = maintenance;
		this.commands = commands;
	}

	/**
	 * Drops them. The list is read before the locks are asked for: a run takes its lock
	 * before it makes its first database, so what is on the list and not locked is dead.
	 * @throws SQLException if the server does not answer
	 */
	void drop() throws SQLException {
		try (Connection connection = this.maintenance.connect()) {
			List<String> names = this.commands.databases(connection);
			for (String name : names) {
				Optional<RunId> run = DatabaseNames.runOf(name);
				if (run.isPresent() && !this.commands.locked(connection, run.get())) {
					drop(connection, name);
				}
			}
		}
	}

	private void drop(Connection connection, String name) {
		try {
			this.commands.drop(connection, name);
			LOGGER.info("Dropped {}, which a killed run had left on {}", name, this.maintenance);
		}
		catch (SQLException ex) {
			LOGGER.debug("{} on {} stays: it may belong to another user, or another run just drops it", name,
					this.maintenance, ex);
		}
	}

}
