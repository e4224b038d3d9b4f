package io.appdb.engine;

import javax.sql.DataSource;

/**
 * Puts something around the source from which a pool opens its connections, such as a
 * tool of tests that counts statements. Implementations are found as services of
 * {@link java.util.ServiceLoader}, have no state of one database, and are shared by all
 * threads. Without one, connections come as they are.
 */
@FunctionalInterface
public interface ConnectionSourceDecorator {

	/**
	 * Decorates a source, once for each pool.
	 * @param source what opens connections
	 * @return one that opens the same, and whose connections unwrap to them
	 */
	DataSource decorate(DataSource source);

}
