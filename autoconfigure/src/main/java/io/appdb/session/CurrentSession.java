package io.appdb.session;

/**
 * The session of the current request; it never commits by itself.
 * <p>
 * As a handler parameter it is the request's own session. Injected into a component it is
 * a proxy that any thread may share: each call goes to the session of the calling thread.
 * What is not committed when the request ends is rolled back.
 */
public interface CurrentSession extends DbSession {

}
