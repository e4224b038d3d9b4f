package io.appdb.session;

/**
 * The session of the current request in a transaction that is committed when the handler
 * returns and rolled back when it throws or answers with an error status.
 * <p>
 * As a handler parameter, or in the constructor of a controller, it makes the handler
 * transactional. Injected anywhere else it joins the transaction that runs and never ends
 * it.
 */
public interface CurrentSessionTransaction extends DbSession {

}
