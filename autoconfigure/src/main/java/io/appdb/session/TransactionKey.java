package io.appdb.session;

/**
 * Marks a key under which Spring keeps something on a thread for the length of a
 * transaction: it goes along when the transaction is taken off the thread.
 */
interface TransactionKey {

}
