package io.appdb.session;

import java.util.List;
import java.util.Set;

import org.hibernate.engine.spi.SessionImplementor;

/**
 * Writes the batches of the sessions of one database. Owned by whoever builds the
 * {@link SessionEnvironment}; shared by all threads.
 */
public interface BatchOperations {

	/**
	 * Takes entities that a batch is about to update or delete out of the persistence
	 * context, so that no flush writes them beside the batch. Sends no statement.
	 * @param kind what the batch does
	 * @param entities the entities, all of one class
	 * @param session the session, which need not have a transaction
	 */
	void release(BatchKind kind, List<?> entities, SessionImplementor session);

	/**
	 * Writes entities on the session's connection. A transaction is active, and whatever
	 * a failure leaves behind is undone by the caller.
	 * @param kind what to do
	 * @param entities the entities, all of one class and never empty
	 * @param offset number of entities of the same batch that were written before
	 * @param session the session
	 * @return what was written
	 * @throws java.util.concurrent.CancellationException when the thread is interrupted;
	 * the interrupt is taken from the thread
	 */
	BatchResult write(BatchKind kind, List<?> entities, long offset, SessionImplementor session);

	/**
	 * What was written.
	 *
	 * @param rows number of rows of entities written
	 * @param tables the tables written to, as the mapping names them
	 */
	record BatchResult(long rows, Set<String> tables) {

		/**
		 * Copies the tables.
		 */
		public BatchResult {
			tables = Set.copyOf(tables);
		}

	}

}
