package io.appdb.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * Kills an application with an SQLite file while customers are at work, opens the file
 * and audits it. Used by the thread of a test.
 */
final class KilledApplications {

	private static final String OUTAGE = "`kill -9` of the application";

	private static final int TRANSFERS = 60;

	private final Random random = new Random(13);

	private final History history = new History("sqlite");

	private final Tally tally = new Tally("SQLite", OUTAGE);

	private final List<String> findings = new ArrayList<>();

	private final Address address;

	KilledApplications(Path directory) {
		this.address = new Address("jdbc:sqlite:" + directory.resolve("bank.db"), "", "");
	}

	/**
	 * Plays the rounds. Each one begins with what the last one has left.
	 * @param times how often the application is killed
	 * @return what was counted
	 */
	Tally play(int times) throws IOException, SQLException, InterruptedException {
		for (int round = 0; round < times; round++) {
			try (BankProcess bank = BankProcess.start(this.address)) {
				String prefix = this.history.nextPrefix();
				Customers customers = Customers.start(bank.counter(), prefix);
				customers.await(TRANSFERS);
				Pause.of(Duration.ofMillis(this.random.nextInt(800)));
				bank.kill();
				audit(prefix, customers.end());
			}
		}
		try (Connection connection = this.address.connect()) {
			this.findings.addAll(this.history.audit(connection));
		}
		return this.tally;
	}

	private void audit(String prefix, Collection<Answer> answers) throws IOException, SQLException {
		try (Connection connection = this.address.connect()) {
			checkFile(connection);
			Audit audit = Audit.of(connection, answers, prefix);
			this.tally.add(answers, audit, (request) -> "");
			this.history.add(OUTAGE, answers, audit, (request) -> "");
			this.findings.addAll(audit.findings());
		}
	}

	private void checkFile(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("pragma integrity_check")) {
			while (result.next()) {
				if (!"ok".equals(result.getString(1))) {
					this.findings.add("the file is damaged: " + result.getString(1));
				}
			}
		}
	}

	List<String> findings() {
		return List.copyOf(this.findings);
	}

}
