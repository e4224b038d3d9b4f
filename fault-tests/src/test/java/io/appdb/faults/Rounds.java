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
 * Lets something happen several times to a bank at work, and audits it each time. Used by
 * the thread of a test.
 */
final class Rounds {

	/**
	 * How many transfers are acknowledged before a fault, and after it.
	 */
	private static final int TRANSFERS = 60;

	/**
	 * How long a server may take to find out that a connection was cut.
	 */
	private static final Duration LATEST = Duration.ofSeconds(10);

	private final Random random = new Random(13);

	private final Workplace workplace;

	private final History history;

	private final Tally tally;

	private final Fault fault;

	private final List<String> findings = new ArrayList<>();

	/**
	 * Prepares the rounds.
	 * @param workplace the bank and its database
	 * @param subject what the table calls it
	 * @param history what its customers have been told
	 * @param fault what happens in each round
	 */
	Rounds(Workplace workplace, String subject, History history, Fault fault) {
		this.workplace = workplace;
		this.history = history;
		this.fault = fault;
		this.tally = new Tally(subject, fault.toString());
	}

	/**
	 * Plays the rounds.
	 * @param times how often
	 * @return what was counted
	 */
	Tally play(int times) throws Exception {
		for (int round = 0; round < times; round++) {
			String prefix = this.history.nextPrefix();
			Customers customers = Customers.start(this.workplace.bank().counter(), prefix);
			try {
				customers.await(TRANSFERS);
				Pause.of(Duration.ofMillis(this.random.nextInt(400)));
				this.fault.strike().make();
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
		Pause.until(this.workplace.address()::answers, "the server does not answer");
		Duration recovery = customers.await(1);
		Duration measured = (this.fault.measure() == Fault.Measure.RECOVERY) ? recovery : customers.longestSilence();
		this.tally.measured(measured);
		if (measured.compareTo(this.fault.latest()) > 0) {
			this.findings.add("%s: %s, %s at most".formatted(this.fault.measure(), measured, this.fault.latest()));
		}
		customers.await(TRANSFERS);
		if (!this.workplace.bank().isReady()) {
			this.findings.add("transfers are acknowledged, and the bank is not healthy");
		}
	}

	private void audit(String prefix, Collection<Answer> answers) throws IOException, SQLException {
		Pause.until(() -> this.workplace.bank().busyConnections() == 0, "the pool has busy connections");
		try (Connection administrator = this.workplace.database().administer()) {
			awaitNoTransaction(administrator);
			Audit audit = Audit.of(administrator, answers, prefix);
			this.tally.add(answers, audit, this.workplace.bank()::explain);
			answers.stream()
				.filter(this::isUnexplained)
				.forEach((answer) -> this.findings.add("unexplained: " + answer));
			this.history.add(this.fault.toString(), answers, audit, this.workplace.bank()::explain);
			this.findings.addAll(audit.findings());
		}
		this.findings.addAll(this.workplace.database().inspect());
	}

	private boolean isUnexplained(Answer answer) {
		return answer.outcome() == Outcome.UNKNOWN && this.workplace.bank().explain(answer.request()).isEmpty();
	}

	private void awaitNoTransaction(Connection administrator) throws SQLException {
		long end = System.nanoTime() + LATEST.toNanos();
		Dialect dialect = Dialect.of(this.workplace.database().type());
		while (dialect.openTransactions(administrator) > 0) {
			if (System.nanoTime() > end) {
				this.findings.add("the server has sessions in a transaction, and nobody is at work");
				return;
			}
			Pause.of(Duration.ofMillis(50));
		}
	}

	private void auditEverything() throws SQLException {
		try (Connection administrator = this.workplace.database().administer()) {
			this.findings.addAll(this.history.audit(administrator));
		}
	}

	List<String> findings() {
		return List.copyOf(this.findings);
	}

}
