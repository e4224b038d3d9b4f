package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.appdb.faults.bank.Way;

/**
 * All that the customers of one database were told, from its first round to its last.
 * Used by the thread of a test.
 */
final class History {

	private final List<Answer> answers = new ArrayList<>();

	private final Journal journal;

	private int rounds;

	/**
	 * Begins a history.
	 * @param name name of the database
	 */
	History(String name) {
		this.journal = Journal.of(name);
	}

	/**
	 * What the requests of the next round begin with.
	 */
	String nextPrefix() {
		return "r" + ++this.rounds + "-";
	}

	/**
	 * Adds a round.
	 * @param outage what happened in it
	 * @param round what was told in it
	 * @param audit what was found after it
	 * @param explanation why the outcome of a request is unknown
	 */
	void add(String outage, Collection<Answer> round, Audit audit, UnaryOperator<String> explanation)
			throws IOException {
		this.answers.addAll(round);
		this.journal.add(outage, round, audit, explanation);
	}

	/**
	 * Looks at everything once more: what was begun in one round may have ended in
	 * another.
	 * @return what is wrong
	 */
	List<String> audit(Connection connection) throws SQLException {
		List<String> findings = new ArrayList<>(Audit.of(connection, this.answers, "r").findings());
		Set<Way> unused = EnumSet.allOf(Way.class);
		this.answers.stream()
			.filter((answer) -> answer.outcome() == Outcome.ACKNOWLEDGED)
			.forEach((answer) -> unused.remove(answer.way()));
		unused.forEach((way) -> findings.add("nothing was acknowledged on the way " + way));
		return findings;
	}

}
