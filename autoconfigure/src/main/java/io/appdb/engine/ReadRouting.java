package io.appdb.engine;

import javax.sql.DataSource;

import org.springframework.core.task.TaskDecorator;

/**
 * Decides where the statements of one database go that only read. Which connection a
 * transaction gets is decided at its first statement; one that is not read-only gets one
 * of the primary. Shared by all threads.
 */
public interface ReadRouting extends TaskDecorator {

	/**
	 * Ends nothing.
	 */
	Runnable NOTHING = () -> {
	};

	/**
	 * A client of whom nothing is kept.
	 */
	Client NOBODY = () -> NOTHING;

	/**
	 * Everything goes to the primary.
	 */
	ReadRouting PRIMARY = new NoRouting(true);

	/**
	 * Of a replica, which takes no writes.
	 */
	ReadRouting REPLICA = new NoRouting(false);

	/**
	 * Tells whether it is about a server that takes writes.
	 * @return whether a server that refuses them has become a replica
	 */
	boolean isPrimary();

	/**
	 * Puts something around what opens the connections of the primary.
	 * @param opening what opens them
	 * @return one that opens the same
	 */
	DataSource around(DataSource opening);

	/**
	 * Returns where connections come from that are read-only when their first statement
	 * is run.
	 * @param primary where the others come from
	 * @return the data source
	 */
	DataSource reading(DataSource primary);

	/**
	 * Tells where the current thread reads outside of a transaction.
	 * @return whether such statements go where read-only transactions do
	 */
	boolean isPreferred();

	/**
	 * Says where the current thread reads outside of a transaction.
	 * @param preferred whether such statements go where read-only transactions do
	 * @return what was said before
	 */
	boolean prefer(boolean preferred);

	/**
	 * Returns whom the current thread works for, who must not miss what it writes.
	 * @return the client
	 */
	Client client();

	/**
	 * Takes along what the calling thread has written, so that the work reads it.
	 * @param work what another thread does
	 * @return the same work
	 */
	@Override
	Runnable decorate(Runnable work);

	/**
	 * Somebody for whom threads work.
	 */
	@FunctionalInterface
	interface Client {

		/**
		 * Lets the current thread work for the client.
		 * @return ends it, on the same thread
		 */
		Runnable bind();

	}

}
