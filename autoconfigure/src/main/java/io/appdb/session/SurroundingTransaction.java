package io.appdb.session;

/**
 * A transaction around all that sessions do on a thread, which none of them has begun and
 * none ends: what begins inside is a savepoint of it. Whoever decorates the transaction
 * manager that way implements this, and puts the session on the thread with
 * {@link Sessions#surround(SurroundingTransaction)}. Used by that thread alone.
 */
public interface SurroundingTransaction {

	/**
	 * Tells whether a transaction of the application runs inside.
	 * @return whether one has begun that has not ended
	 */
	boolean isEntered();

	/**
	 * Tells whether a request is served inside. Between its transactions it has none, as
	 * if nothing surrounded it.
	 * @return whether one has begun that has not ended
	 */
	boolean isInRequest();

	/**
	 * A request begins, which loses at its end what it has not committed.
	 */
	void beginRequest();

	/**
	 * The request ends.
	 * @param discarding whether something is left that it has not committed
	 */
	void endRequest(boolean discarding);

	/**
	 * Names who owns the transaction, such as {@code a test}, for messages.
	 * @return the owner, with its article
	 */
	String owner();

	/**
	 * Says what to do where the transaction stands in the way.
	 * @return half a sentence that begins with a verb
	 */
	String remedy();

}
