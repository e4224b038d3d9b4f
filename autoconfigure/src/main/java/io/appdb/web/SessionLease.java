package io.appdb.web;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

import io.appdb.error.Causes;
import io.appdb.error.SessionNotFoundException;
import io.appdb.session.request.RequestSession;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;

/**
 * Lends a request's session to the threads that serve the request, one at a time, and
 * closes it when the request has completed and no thread works with it any more: a
 * {@link Callable} or a future may still run when its request has timed out. Lives as
 * long as the request; any thread may call it.
 */
final class SessionLease implements CallableProcessingInterceptor, DeferredResultProcessingInterceptor {

	private final RequestSession session;

	private @Nullable Thread user;

	/**
	 * Number of futures the handler has returned that are not complete.
	 */
	private int awaited;

	private boolean ended;

	SessionLease(RequestSession session) {
		this.session = session;
	}

	/**
	 * Returns the session for a handler on the current thread.
	 */
	synchronized RequestSession session() {
		if (this.ended || isUsedElsewhere()) {
			throw new SessionNotFoundException("The request's session has ended or is still used by the thread of its "
					+ "asynchronous work; use SessionManager here");
		}
		return this.session;
	}

	/**
	 * Puts the session on the current thread, unless another one still works with it.
	 */
	synchronized void bind() {
		if (this.user == null && !this.ended && this.session.bind()) {
			this.user = Thread.currentThread();
		}
	}

	/**
	 * Lets threads that a handler starts go on with the session when it has returned: it
	 * may be one of a kind that tells nothing of its work.
	 */
	void handOver() {
		this.session.handOver(() -> true);
	}

	/**
	 * Lets them go on with it if the handler may return work that goes on.
	 */
	void handOver(MethodParameter answer) {
		this.session.handOver(() -> AsynchronousTypes.maybe(ResolvableType.forMethodParameter(answer)));
	}

	/**
	 * Takes the session off the current thread.
	 */
	synchronized void unbind() {
		if (this.user != Thread.currentThread()) {
			return;
		}
		this.user = null;
		try {
			this.session.unbind();
		}
		finally {
			closeWhenUnused();
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
		this.session.failed();
	}

	/**
	 * Closes the session as soon as no thread works with it.
	 */
	synchronized void end() {
		this.ended = true;
		unbind();
		closeWhenUnused();
	}

	private void closeWhenUnused() {
		if (this.ended && this.user == null && this.awaited == 0) {
			this.session.close();
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
				this.session.giveUp();
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
