package io.appdb.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.faults.bank.Transfer;
import io.appdb.faults.bank.Way;
import io.appdb.test.server.ServerOrigin;
import io.appdb.test.server.TestServers;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests that a commit is no success when the standby that had to confirm it did not: one
 * that somebody cancels is stored on the primary alone. A statement without a transaction
 * is not seen through, which docs/limits.md says.
 */
class UnconfirmedCommitTests {

	@Test
	void isNoSuccess() throws Exception {
		assumeThat(TestServers.origin()).as("a server of its own is a container: start Docker")
			.isEqualTo(ServerOrigin.CONTAINERS);
		SoftAssertions softly = new SoftAssertions();
		try (ContainerServer server = ContainerServer.start(DatabaseType.POSTGRESQL);
				RunningBank bank = RunningBank.start(server.address(), "unconfirmed");
				Connection administrator = server.administer()) {
			requireStandby(administrator, "nobody");
			for (Way way : Stream.of(Way.values()).filter((way) -> way != Way.JDBC).toList()) {
				Answer answer = send(bank, administrator, way);
				softly.assertThat(answer.outcome()).as("%s", answer).isEqualTo(Outcome.UNKNOWN);
				softly.assertThat(bank.busyConnections()).as("%s", way).isZero();
			}
			requireStandby(administrator, "");
			for (Way way : Way.values()) {
				softly.assertThat(bank.counter().send(Transfer.of("after", 2, way), way).outcome())
					.as("%s", way)
					.isEqualTo(Outcome.ACKNOWLEDGED);
			}
		}
		softly.assertAll();
	}

	private static Answer send(RunningBank bank, Connection administrator, Way way) throws SQLException {
		CompletableFuture<Answer> answer = CompletableFuture
			.supplyAsync(() -> bank.counter().send(Transfer.of("of-" + way, 1, way), way));
		while (!answer.isDone()) {
			CancelledCommits.of(administrator);
			Pause.of(Duration.ofMillis(10));
		}
		return answer.join();
	}

	private static void requireStandby(Connection administrator, String name) throws SQLException {
		try (Statement statement = administrator.createStatement()) {
			statement.execute("alter system set synchronous_standby_names = '" + name + "'");
			statement.execute("select pg_reload_conf()");
		}
	}

}
