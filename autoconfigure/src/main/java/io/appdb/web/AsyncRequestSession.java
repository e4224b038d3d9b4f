package io.appdb.web;

import java.util.concurrent.Callable;

import io.appdb.session.RequestSession;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;

/**
 * Lends a request's session to the thread that runs a {@link Callable} and closes it when
 * the asynchronous request completes. Lives as long as the request.
 */
final class AsyncRequestSession implements CallableProcessingInterceptor, DeferredResultProcessingInterceptor {

	private final RequestSession session;

	AsyncRequestSession(RequestSession session) {
		this.session = session;
	}

	@Override
	public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
		this.session.bind();
	}

	@Override
	public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object concurrentResult) {
		this.session.unbind();
	}

	@Override
	public <T> void afterCompletion(NativeWebRequest request, Callable<T> task) {
		this.session.close();
	}

	@Override
	public <T> void afterCompletion(NativeWebRequest request, DeferredResult<T> deferredResult) {
		this.session.close();
	}

}
