package io.appdb.cluster;

import java.sql.SQLException;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Three members of MySQL's group replication, all of which take writes. Whoever starts
 * them closes them.
 */
final class GroupServers extends ClusterServers {

	static final String IMAGE = "mysql:9.7";

	private static final int PORT = 33061;

	private GroupServers() {
	}

	static GroupServers start() throws SQLException {
		GroupServers servers = new GroupServers();
		return servers.started(servers);
	}

	@Override
	void startAll() throws SQLException {
		for (int number = 0; number < SIZE; number++) {
			add(member(number), number);
		}
		for (int number = 0; number < SIZE; number++) {
			execute(number, "reset binary logs and gtids", "change replication source to source_user = 'root', "
					+ "source_password = '" + PASSWORD + "' for channel 'group_replication_recovery'");
			execute(number, (number == 0) ? "set global group_replication_bootstrap_group = on" : "do 0",
					"start group_replication", "set global group_replication_bootstrap_group = off");
		}
		for (int number = 0; number < SIZE; number++) {
			await(number, "select count(*) from performance_schema.replication_group_members "
					+ "where member_state = 'ONLINE' and member_role = 'PRIMARY'", Integer.toString(SIZE));
		}
	}

	private static GenericContainer<?> member(int number) {
		return new GenericContainer<>(IMAGE).withEnv("MYSQL_ROOT_PASSWORD", PASSWORD)
			.withEnv("MYSQL_DATABASE", "app")
			.waitingFor(Wait.forLogMessage(".*ready for connections.*port: 3306.*", 1))
			.withCommand("--server-id=" + (number + 1), "--gtid-mode=ON", "--enforce-gtid-consistency=ON",
					"--innodb-buffer-pool-size=64M", "--report-host=" + name(number),
					"--plugin-load-add=group_replication.so",
					"--group-replication-group-name=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
					"--group-replication-start-on-boot=OFF",
					"--group-replication-local-address=" + name(number) + ":" + PORT,
					"--group-replication-group-seeds=" + name(0) + ":" + PORT + "," + name(1) + ":" + PORT,
					"--group-replication-single-primary-mode=OFF",
					"--group-replication-enforce-update-everywhere-checks=ON",
					"--group-replication-recovery-get-public-key=ON");
	}

	@Override
	String jdbcUrl(String host) {
		return "jdbc:mysql://" + host + "/app?allowPublicKeyRetrieval=true&" + causal();
	}

	@Override
	String scheme() {
		return "mysql";
	}

	@Override
	String hasty() {
		return "set session group_replication_consistency = 'EVENTUAL'";
	}

	@Override
	String causal() {
		return "sessionVariables=group_replication_consistency='BEFORE'";
	}

}
