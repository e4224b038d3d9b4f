package io.appdb.faults.commit;

import java.util.EnumSet;
import java.util.Set;

/**
 * What begins and commits a transaction. Constants.
 */
public enum Scope {

	/**
	 * A {@code CurrentSessionTransaction} parameter of the handler.
	 */
	PARAMETER("/parameter"),

	/**
	 * A {@code CurrentSessionTransaction} in the constructor of the controller.
	 */
	CONSTRUCTOR("/constructor"),

	/**
	 * {@code @Transactional} on the handler.
	 */
	ANNOTATED("/annotated"),

	/**
	 * A {@code CurrentSession} parameter and {@code commit()}.
	 */
	COMMIT("/session"),

	/**
	 * The same with {@code begin()} before.
	 */
	BEGIN("/session"),

	/**
	 * A {@code TransactionTemplate}.
	 */
	TEMPLATE("/plain"),

	/**
	 * {@code SessionManager.inTransaction}.
	 */
	MANAGER("/plain"),

	/**
	 * A session that the handler opens and closes.
	 */
	OPEN_SESSION("/plain"),

	/**
	 * A service with {@code @Transactional}.
	 */
	SERVICE("/plain"),

	/**
	 * A service with {@code REQUIRES_NEW}.
	 */
	REQUIRES_NEW("/plain"),

	/**
	 * A service with {@code @RetryTransaction}.
	 */
	RETRY_SERVICE("/plain"),

	/**
	 * A block of {@code TransactionRetry}.
	 */
	RETRY_BLOCK("/plain"),

	/**
	 * A future of {@code AsyncSessions} that the handler waits for.
	 */
	ASYNC("/plain"),

	/**
	 * Nothing: what writes has a transaction of its own.
	 */
	ALONE("/plain");

	private static final Set<Scope> OF_HANDLER = EnumSet.of(PARAMETER, CONSTRUCTOR, ANNOTATED);

	/**
	 * What they write is not held back, and Spring MVC cannot answer a failure any more
	 * when it has handed a writer out.
	 */
	private static final Set<Scope> BY_HAND = EnumSet.of(COMMIT, BEGIN, OPEN_SESSION, ALONE);

	private final String path;

	Scope(String path) {
		this.path = path;
	}

	/**
	 * Where its handlers are.
	 * @return the beginning of their paths
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Whether it can be used together with an answer and a way to write.
	 * @param answer how the handler answers
	 * @param write what writes
	 * @param deferred whether the row itself makes the commit fail
	 * @return {@code false} if that would not be one transaction, or is what no thread
	 * but that of the request can do, or where Spring MVC itself cannot answer any more
	 */
	public boolean allows(Answer answer, Write write, boolean deferred) {
		if (answer.isLater() ? OF_HANDLER.contains(this) : answer == Answer.WRITER && BY_HAND.contains(this)) {
			return false;
		}
		return switch (this) {
			case COMMIT, OPEN_SESSION -> write.isOfSession();
			case BEGIN -> write.isOfSession() || !answer.isLater();
			case ASYNC -> answer != Answer.INJECTED_RESPONSE;
			case ALONE -> write == Write.REPOSITORY || (deferred && write == Write.JDBC_TEMPLATE);
			default -> true;
		};
	}

}
