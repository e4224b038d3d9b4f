package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * Lets an outage happen several times to a bank at work, and audits it each time. Used by
 * the thread of a test.
 */
final class Rounds {

	/**
	 * How many transfers are acknowledged before an outage, and after it.
	 */
	private static final int TRANSFERS = 60;

	/**
	 * What all of this promises at least; the table says what was measured.
	 */
	private static final Duration LATEST = Duration.ofSeconds(10);

	private final Random random = new Random(13);

	private final Scene scene;

	private final History history;

	private final Tally tally;

	private final Outage outage;

	private final List<String> findings = new ArrayList<>();

	Rounds(Scene scene, History history, Outage outage) {
		this.scene = scene;
		this.history = history;
		this.outage = outage;
		this.tally = new Tally(scene.server().type().displayName(), outage.toString());
	}

	/**
	 * Plays the rounds.
	 * @param times how often
	 * @return what was counted
	 */
	Tally play(int times) throws Exception {
		for (int round = 0; round < times; round++) {
			String prefix = this.history.nextPrefix();
			Customers customers = Customers.start(this.scene.bank().counter(), prefix);
			try {
				customers.await(TRANSFERS);
				Pause.of(Duration.ofMillis(this.random.nextInt(400)));
				this.outage.strike(this.scene);
				recover(customers);
			}
			finally {
				audit(prefix, customers.end());
			}
		}
		auditEverything();
		return this.tally;
	}

	private void recover(Customers customers) {
		Pause.until(this.scene.address()::answers, "the server does not answer");
		Duration recovery = customers.await(1);
		this.tally.recovered(recovery);
		if (recovery.compareTo(LATEST) > 0) {
			this.findings.add("recovered only after " + recovery);
		}
		customers.await(TRANSFERS);
		if (!this.scene.bank().isReady()) {
			this.findings.add("transfers are acknowledged, and the bank is not healthy");
		}
	}

	private void audit(String prefix, Collection<Answer> answers) throws IOException, SQLException {
		Pause.until(() -> this.scene.bank().busyConnections() == 0, "the pool has busy connections");
		try (Connection administrator = this.scene.server().administer()) {
			awaitNoTransaction(administrator);
			Audit audit = Audit.of(administrator, answers, prefix);
			this.tally.add(answers, audit, this.scene.bank()::explain);
			answers.stream()
				.filter(this::isUnexplained)
				.forEach((answer) -> this.findings.add("unexplained: " + answer));
			this.history.add(this.outage.toString(), answers, audit, this.scene.bank()::explain);
			this.findings.addAll(audit.findings());
		}
	}

	private boolean isUnexplained(Answer answer) {
		return answer.outcome() == Outcome.UNKNOWN && this.scene.bank().explain(answer.request()).isEmpty();
	}

	/**
	 * A server may take a while to find out that a connection was cut.
	 */
	private void awaitNoTransaction(Connection administrator) throws SQLException {
		long end = System.nanoTime() + LATEST.toNanos();
		Dialect dialect = Dialect.of(this.scene.server().type());
		while (dialect.openTransactions(administrator) > 0) {
			if (System.nanoTime() > end) {
				this.findings.add("the server has sessions in a transaction, and nobody is at work");
				return;
			}
			Pause.of(Duration.ofMillis(50));
		}
	}

	private void auditEverything() throws SQLException {
		try (Connection administrator = this.scene.server().administer()) {
			this.findings.addAll(this.history.audit(administrator));
		}
	}

	List<String> findings() {
		return List.copyOf(this.findings);
	}

}
