package io.appdb.session.steps;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;

/**
 * The sessions that any bean gets. Shared by all threads.
 *
 * @param current the session of the calling thread
 * @param joining the same, in the transaction that runs
 */
record Injected(CurrentSession current, CurrentSessionTransaction joining) {

}
