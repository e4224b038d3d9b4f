package io.appdb.web;

import java.util.List;
import java.util.function.Supplier;

import io.appdb.retry.TransactionRetry;
import io.appdb.session.ThrowingCall;
import io.appdb.session.request.RequestSession;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;

/**
 * Repeats the transaction of a handler where it asks for that, each time with an empty
 * persistence context. Immutable.
 *
 * @param transaction its transaction
 * @param retry repeats it
 */
record TransactionRepetition(HandlerTransaction transaction, Supplier<TransactionRetry> retry) {

	/**
	 * Calls the handler, as often as needed.
	 */
	@SuppressWarnings("NullAway") // does not see the nullable result of the lambda
	@Nullable Object run(Supplier<List<RequestSession>> current, ThrowingCall<@Nullable Object, Exception> attempt)
			throws Exception {
		RetryPolicy policy = this.transaction.retry();
		if (policy == null) {
			return attempt.call();
		}
		List<RequestSession> sessions = current.get();
		sessions.forEach((session) -> session.refusePending(this.transaction.handler()));
		return this.retry.get().execute(policy, this.transaction.handler(), () -> {
			sessions.forEach(RequestSession::detachAll);
			return attempt.call();
		});
	}

}
