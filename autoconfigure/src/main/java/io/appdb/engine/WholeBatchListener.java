package io.appdb.engine;

/**
 * Marks a listener of Hibernate's write events that is told of a batch as a whole and not
 * of each of its rows.
 */
public interface WholeBatchListener {

}
