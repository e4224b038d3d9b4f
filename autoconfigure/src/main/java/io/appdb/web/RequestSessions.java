package io.appdb.web;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.appdb.DatabaseManager;
import io.appdb.session.Db;
import io.appdb.session.Sessions;
import io.appdb.session.request.RequestSession;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.WebAsyncManager;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * Keeps the session of each request with the request. Shared by all threads.
 */
final class RequestSessions {

	private final String attribute = RequestSession.class.getName() + "." + System.identityHashCode(this);

	private final Sessions sessions;

	private final Map<String, Sessions> others;

	RequestSessions(WebDatabases databases) {
		this.sessions = databases.sessions();
		this.others = databases.others();
	}

	/**
	 * Returns the name of the database that a parameter asks for.
	 */
	static String database(@Nullable Db db) {
		return (db == null || db.value().isEmpty()) ? DatabaseManager.DEFAULT : db.value();
	}

	/**
	 * Returns the names of the databases, the default one first.
	 */
	Set<String> names() {
		Set<String> names = new LinkedHashSet<>(Set.of(DatabaseManager.DEFAULT));
		names.addAll(this.others.keySet());
		return names;
	}

	/**
	 * Finds the session of a request.
	 */
	@Nullable SessionLease find(RequestAttributes request) {
		return (SessionLease) request.getAttribute(this.attribute, RequestAttributes.SCOPE_REQUEST);
	}

	/**
	 * Tells whether this thread is in a transaction that a session has begun by hand.
	 */
	boolean isTransactionByHand() {
		return this.sessions.isTransactionByHand();
	}

	/**
	 * Opens the session of a request and puts it on the current thread.
	 */
	SessionLease open(WebRequest request) {
		SessionLease session = SessionLease.open(this.sessions, this.others, clients(request));
		try {
			session.bind();
			session.handOver();
			request.setAttribute(this.attribute, session, RequestAttributes.SCOPE_REQUEST);
			WebAsyncManager manager = WebAsyncUtils.getAsyncManager(request);
			manager.registerCallableInterceptor(this.attribute, session);
			manager.registerDeferredResultInterceptor(this.attribute, session);
			return session;
		}
		catch (RuntimeException | Error ex) {
			session.end();
			throw ex;
		}
	}

	private static @Nullable RequestClients clients(WebRequest request) {
		ServletRequest served = (request instanceof NativeWebRequest known)
				? known.getNativeRequest(ServletRequest.class) : null;
		return (served != null) ? RequestClients.find(served) : null;
	}

	/**
	 * Takes the session of a request off the current thread and closes it.
	 */
	void close(WebRequest request, SessionLease session) {
		try {
			request.removeAttribute(this.attribute, RequestAttributes.SCOPE_REQUEST);
		}
		finally {
			session.end();
		}
	}

}
