package io.appdb.session;

import io.swagger.v3.oas.annotations.Hidden;

/**
 * The session of the current request in a transaction that is committed when the handler
 * returns and rolled back when it throws or answers with an error status.
 * <p>
 * As a handler parameter, or in the constructor of a controller, it makes the handler
 * transactional. Injected anywhere else it joins the transaction that runs and never ends
 * it.
 * <p>
 * Comes from the application, not from the client: a description of the HTTP interface
 * that is made with Swagger's annotations, such as springdoc's, leaves it out.
 */
@Hidden
public interface CurrentSessionTransaction extends DbSession {

}
