package io.appdb.retry;

import io.appdb.session.ThrowingCall;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.Retryable;

/**
 * A call as Spring's retry support wants it. Lives as long as the retry.
 *
 * @param name what to call it in messages
 * @param call what to do
 * @param <T> type of the result
 */
record Attempt<T extends @Nullable Object>(String name, ThrowingCall<T, ?> call) implements Retryable<T> {

	@Override
	public T execute() throws Throwable {
		return this.call.call();
	}

	@Override
	public String getName() {
		return this.name;
	}

}
