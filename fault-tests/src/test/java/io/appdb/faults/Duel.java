package io.appdb.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.appdb.session.SessionManager;

/**
 * A few transactions that step on each other. Used by the thread of a test.
 */
final class Duel {

	private final SessionManager sessions;

	private final IsolationLevel level;

	private final List<SteppedTransaction> transactions = new ArrayList<>();

	Duel(SessionManager sessions, IsolationLevel level) {
		this.sessions = sessions;
		this.level = level;
	}

	SteppedTransaction begin() {
		SteppedTransaction transaction = new SteppedTransaction(this.sessions, this.level.definition());
		this.transactions.add(transaction);
		return transaction;
	}

	/**
	 * Waits for the end of all.
	 * @return whether every one was committed
	 */
	boolean areCommitted() {
		return this.transactions.stream()
			.map(SteppedTransaction::isCommitted)
			.toList()
			.stream()
			.allMatch((each) -> each);
	}

	/**
	 * Whether a step has read a value.
	 */
	static boolean saw(CompletableFuture<Integer> read, int value) {
		return read.isDone() && !read.isCompletedExceptionally() && read.join() == value;
	}

	/**
	 * What is stored when all have ended.
	 */
	int stored(int id) {
		areCommitted();
		return this.sessions.<Integer, RuntimeException>inTransaction((session) -> ((Number) session.jdbc()
			.sql("select v from cells where id = ?")
			.param(id)
			.query()
			.singleValue()).intValue());
	}

	/**
	 * How an anomaly that did not happen was prevented.
	 */
	String prevention() {
		areCommitted();
		return this.transactions.stream()
			.map(SteppedTransaction::failure)
			.filter(Objects::nonNull)
			.findFirst()
			.map((failure) -> "fails")
			.orElse(this.transactions.stream().anyMatch(SteppedTransaction::isWaiting) ? "waits" : "no");
	}

}
