package io.appdb.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.appdb.DatabaseManager;
import io.appdb.error.Causes;
import io.appdb.error.SessionNotFoundException;
import io.appdb.session.Sessions;
import io.appdb.session.request.RequestSession;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;

/**
 * Lends a request's sessions, one for each database, to the threads that serve the
 * request, one at a time, and closes it when the request has completed and no thread
 * works with it any more: a {@link Callable} or a future may still run when its request
 * has timed out. Lives as long as the request; any thread may call it.
 */
final class SessionLease implements CallableProcessingInterceptor, DeferredResultProcessingInterceptor {

	private final RequestSession session;

	/**
	 * Those on further databases, by their names.
	 */
	private final Map<String, RequestSession> further;

	/**
	 * Those of them that are on the thread.
	 */
	private List<RequestSession> bound = List.of();

	/**
	 * The client that the request is for, where there are replicas.
	 */
	private final @Nullable RequestClients clients;

	private @Nullable Thread user;

	/**
	 * Number of futures the handler has returned that are not complete.
	 */
	private int awaited;

	private boolean ended;

	private SessionLease(RequestSession session, Map<String, RequestSession> further,
			@Nullable RequestClients clients) {
		this.clients = clients;
		this.session = session;
		this.further = further;
	}

	/**
	 * Opens a session on the default database and prepares one on each further one, which
	 * is opened when it is needed.
	 * @param sessions the sessions of the default database
	 * @param others those of further ones, by their names
	 * @param clients the client that the request is for
	 */
	static SessionLease open(Sessions sessions, Map<String, Sessions> others, @Nullable RequestClients clients) {
		if (others.isEmpty()) {
			return new SessionLease(RequestSession.open(sessions), Map.of(), clients);
		}
		Map<String, RequestSession> further = new LinkedHashMap<>();
		SessionLease lease = new SessionLease(RequestSession.open(sessions), further, clients);
		try {
			others.forEach((name, other) -> further.put(name, RequestSession.deferred(other)));
			return lease;
		}
		catch (RuntimeException | Error ex) {
			lease.end();
			throw ex;
		}
	}

	/**
	 * Returns the session on a database for a handler on the current thread.
	 */
	synchronized RequestSession session(String database) {
		if (this.ended || isUsedElsewhere()) {
			throw new SessionNotFoundException("The request's session has ended or is still used by the thread of its "
					+ "asynchronous work; use SessionManager here");
		}
		return DatabaseManager.DEFAULT.equals(database) ? this.session
				: Objects.requireNonNull(this.further.get(database));
	}

	/**
	 * Puts the sessions on the current thread, unless another one still works with that
	 * of the default database.
	 */
	synchronized void bind() {
		if (this.user == null && !this.ended && this.session.bind()) {
			this.user = Thread.currentThread();
			this.bound = this.further.isEmpty() ? List.of() : bindFurther();
		}
	}

	private List<RequestSession> bindFurther() {
		List<RequestSession> bound = new ArrayList<>(this.further.size());
		for (RequestSession session : this.further.values()) {
			if (session.bind()) {
				bound.add(session);
			}
		}
		return bound;
	}

	/**
	 * Lets threads that a handler starts go on with the session when it has returned: it
	 * may be one of a kind that tells nothing of its work.
	 */
	void handOver() {
		each(this.further.values(), (session) -> session.handOver(() -> true));
	}

	/**
	 * Lets them go on with it if the handler may return work that goes on.
	 */
	void handOver(MethodParameter answer) {
		BooleanSupplier goesOn = () -> AsynchronousTypes.maybe(ResolvableType.forMethodParameter(answer));
		each(this.further.values(), (session) -> session.handOver(goesOn));
	}

	/**
	 * Takes the session off the current thread.
	 */
	synchronized void unbind() {
		if (this.user != Thread.currentThread()) {
			return;
		}
		this.user = null;
		List<RequestSession> others = this.bound;
		this.bound = List.of();
		try {
			each(others, RequestSession::unbind);
		}
		finally {
			closeWhenUnused();
		}
	}

	/**
	 * Does something with the session on the default database and with others, each time
	 * whatever has become of the one before.
	 */
	private void each(Collection<RequestSession> others, Consumer<RequestSession> action) {
		try {
			action.accept(this.session);
		}
		finally {
			if (!others.isEmpty()) {
				eachOf(others.iterator(), action);
			}
		}
	}

	private static void eachOf(Iterator<RequestSession> sessions, Consumer<RequestSession> action) {
		try {
			action.accept(sessions.next());
		}
		finally {
			if (sessions.hasNext()) {
				eachOf(sessions, action);
			}
		}
	}

	/**
	 * Keeps the session open for the work behind a future, which may outlive its request.
	 */
	@SuppressWarnings("FutureReturnValueIgnored") // what the future tells is for MVC
	synchronized void keepUntil(CompletionStage<?> future) {
		this.awaited++;
		future.whenComplete((result, failure) -> completed());
	}

	private synchronized void completed() {
		this.awaited--;
		closeWhenUnused();
	}

	/**
	 * Notes that the request has failed.
	 */
	synchronized void failed() {
		each(this.further.values(), RequestSession::failed);
	}

	/**
	 * Closes the session as soon as no thread works with it.
	 */
	synchronized void end() {
		this.ended = true;
		if (this.clients != null) {
			this.clients.announce();
		}
		unbind();
		closeWhenUnused();
	}

	private void closeWhenUnused() {
		if (this.ended && this.user == null && this.awaited == 0) {
			each(this.further.values(), RequestSession::close);
		}
	}

	private boolean isUsedElsewhere() {
		return this.user != null && this.user != Thread.currentThread();
	}

	@Override
	public <T> void beforeConcurrentHandling(NativeWebRequest request, Callable<T> task) {
		unbind();
	}

	@Override
	public <T> void beforeConcurrentHandling(NativeWebRequest request, DeferredResult<T> deferredResult) {
		unbind();
	}

	@Override
	public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
		bind();
	}

	/**
	 * Does not wait for the end of a request whose client is gone: where Tomcat and
	 * Spring both see it first, it may never come.
	 */
	@Override
	public synchronized <T> void postProcess(NativeWebRequest request, Callable<T> task,
			@Nullable Object concurrentResult) {
		try {
			if (this.user == Thread.currentThread() && concurrentResult instanceof Throwable failure
					&& Causes.find(failure, IOException.class) != null) {
				each(this.further.values(), RequestSession::giveUp);
			}
		}
		finally {
			unbind();
		}
	}

	@Override
	public <T> void afterCompletion(NativeWebRequest request, Callable<T> task) {
		end();
	}

	@Override
	public <T> void afterCompletion(NativeWebRequest request, DeferredResult<T> deferredResult) {
		end();
	}

}
