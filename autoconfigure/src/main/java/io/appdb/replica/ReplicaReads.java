package io.appdb.replica;

/**
 * Which reads go to replicas.
 */
public enum ReplicaReads {

	/**
	 * Those of read-only sessions and transactions.
	 */
	EXPLICIT,

	/**
	 * Those too of a request with the method {@code GET} or {@code HEAD} outside of a
	 * transaction.
	 */
	GET

}
