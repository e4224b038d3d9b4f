package io.appdb.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.appdb.faults.bank.Accounts;

/**
 * Compares what customers were told with what the ledger says. Used once, by one thread.
 */
final class Audit {

	private static final String STORED = "select request, count(*) from ledger where request like ? group by request";

	private static final String BALANCES = """
			select a.id, a.balance,
				(select coalesce(sum(amount), 0) from ledger where target = a.id)
				- (select coalesce(sum(amount), 0) from ledger where source = a.id)
			from accounts a""";

	private final List<String> findings = new ArrayList<>();

	private final Map<String, Integer> stored = new HashMap<>();

	private Audit() {
	}

	/**
	 * Audits a bank at rest.
	 * @param connection a plain connection
	 * @param answers what the customers were told
	 * @param prefix what the identifiers of their requests begin with
	 */
	static Audit of(Connection connection, Collection<Answer> answers, String prefix) throws SQLException {
		Audit audit = new Audit();
		audit.readLedger(connection, prefix);
		answers.forEach(audit::compare);
		audit.addUp(connection);
		return audit;
	}

	private void readLedger(Connection connection, String prefix) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(STORED)) {
			statement.setString(1, prefix + "%");
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					this.stored.put(rows.getString(1), rows.getInt(2));
				}
			}
		}
	}

	private void compare(Answer answer) {
		int times = times(answer);
		if (times > 1) {
			this.findings.add("carried out " + times + " times: " + answer);
		}
		if (answer.outcome() == Outcome.ACKNOWLEDGED && times == 0) {
			this.findings.add("lost: " + answer);
		}
		if (answer.outcome() == Outcome.REFUSED && times > 0) {
			this.findings.add("refused, and carried out: " + answer);
		}
		if (answer.isMangled()) {
			this.findings.add("a success that says something else: " + answer);
		}
	}

	private void addUp(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(BALANCES)) {
			while (rows.next()) {
				long expected = Accounts.OPENING_BALANCE + rows.getLong(3);
				if (rows.getLong(2) != expected) {
					this.findings.add("account %d has %d, its ledger says %d".formatted(rows.getLong(1),
							rows.getLong(2), expected));
				}
			}
		}
	}

	/**
	 * How often a transfer is in the ledger.
	 */
	int times(Answer answer) {
		return this.stored.getOrDefault(answer.request(), 0);
	}

	List<String> findings() {
		return List.copyOf(this.findings);
	}

}
