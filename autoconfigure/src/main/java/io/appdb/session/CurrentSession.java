package io.appdb.session;

import io.swagger.v3.oas.annotations.Hidden;

/**
 * The session of the current request; it never commits by itself.
 * <p>
 * As a handler parameter it is the request's own session. Injected into a component it is
 * a proxy that any thread may share: each call goes to the session of the calling thread.
 * What is not committed when the request ends is rolled back.
 * <p>
 * Comes from the application, not from the client: a description of the HTTP interface
 * that is made with Swagger's annotations, such as springdoc's, leaves it out.
 */
@Hidden
public interface CurrentSession extends DbSession {

}
