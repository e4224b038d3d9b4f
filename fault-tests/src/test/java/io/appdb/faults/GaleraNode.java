package io.appdb.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A node of a Galera cluster. Closed by its cluster; used by the thread of a test.
 *
 * @param container where it runs
 */
record GaleraNode(ClusterNode container) implements AutoCloseable {

	private static final String STATUS = """
			select group_concat(variable_value order by variable_name) from information_schema.global_status
			where variable_name in ('wsrep_cluster_size', 'wsrep_cluster_status', 'wsrep_local_state_comment', 'wsrep_ready')""";

	PublishedPort port() {
		return this.container.port();
	}

	/**
	 * Opens a connection that reads nothing before it has what was committed elsewhere.
	 */
	Connection administer() throws SQLException {
		return new Address("jdbc:mariadb://" + port() + "/bank?sessionVariables=wsrep_sync_wait=1", "root",
				ServerImage.PASSWORD)
			.connect();
	}

	/**
	 * Whether it is one of so many nodes and has what the others have.
	 */
	boolean isSynced(int nodes) {
		try (Connection administrator = administer(); Statement statement = administrator.createStatement()) {
			return (nodes + ",Primary,Synced,ON").equals(first(statement, STATUS));
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * How many connections the bank has to it.
	 * @return the number, -1 if the node does not answer
	 */
	int sessions() {
		try (Connection administrator = administer(); Statement statement = administrator.createStatement()) {
			return Integer
				.parseInt(first(statement, "select count(*) from information_schema.processlist where user = 'bank'"));
		}
		catch (SQLException ex) {
			return -1;
		}
	}

	private static String first(Statement statement, String query) throws SQLException {
		try (ResultSet rows = statement.executeQuery(query)) {
			rows.next();
			return rows.getString(1);
		}
	}

	@Override
	public void close() {
		this.container.close();
	}

	@Override
	public String toString() {
		return this.container.toString();
	}

}
