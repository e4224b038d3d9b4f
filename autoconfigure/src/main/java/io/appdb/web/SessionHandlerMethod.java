package io.appdb.web;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

import io.appdb.DatabaseManager;
import io.appdb.session.ThrowingCall;
import io.appdb.session.request.RequestSession;
import io.appdb.session.request.RequestTransactions;
import io.appdb.web.HandlerTransaction.Demarcation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * A handler with its transaction around it: begun when its arguments are there, ended
 * before its answer is written. Where no interceptor keeps a session open for the view,
 * the session lives as long as the handler. Lives as long as the call.
 */
final class SessionHandlerMethod extends ServletInvocableHandlerMethod {

	private final RequestSessions sessions;

	private final HandlerTransaction transaction;

	private final TransactionRepetition repetition;

	private final WebSettings settings;

	private @Nullable NativeWebRequest request;

	/**
	 * The response that this handler holds back.
	 */
	private @Nullable BufferedResponse held;

	/**
	 * The session that asynchronous work goes on with.
	 */
	private @Nullable SessionLease lent;

	SessionHandlerMethod(HandlerMethod handler, RequestSessions sessions, HandlerTransactions transactions,
			WebSettings settings) {
		super(handler);
		this.sessions = sessions;
		this.transaction = transactions.of(handler);
		this.repetition = new TransactionRepetition(this.transaction, transactions::retry);
		this.settings = settings;
	}

	@Override
	public void invokeAndHandle(ServletWebRequest request, ModelAndViewContainer container,
			@Nullable Object... providedArguments) throws Exception {
		try {
			super.invokeAndHandle(request, container, providedArguments);
		}
		finally {
			if (this.lent != null && !WebAsyncUtils.getAsyncManager(request).isConcurrentHandlingStarted()) {
				this.sessions.close(request, this.lent);
			}
		}
	}

	@Override
	public @Nullable Object invokeForRequest(NativeWebRequest request, @Nullable ModelAndViewContainer container,
			@Nullable Object... providedArguments) throws Exception {
		this.request = request;
		if (this.sessions.find(request) != null) {
			return holding(request, container, providedArguments);
		}
		SessionLease session = this.sessions.open(request);
		Object answer = null;
		try {
			answer = holding(request, container, providedArguments);
			return answer;
		}
		finally {
			if (AsynchronousTypes.isAsynchronous(answer)) {
				session.unbind();
				this.lent = session;
			}
			else {
				this.sessions.close(request, session);
			}
		}
	}

	@Override
	protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
		lease().handOver(getReturnType());
		Object answer = this.transaction.isTransactional() ? repeatedly(arguments) : super.doInvoke(arguments);
		CompletionStage<?> future = AsynchronousTypes.future(answer);
		if (future != null) {
			lease().keepUntil(future);
		}
		return answer;
	}

	@SuppressWarnings("NullAway") // does not see the nullable result of the lambda
	private @Nullable Object repeatedly(@Nullable Object[] arguments) throws Exception {
		return this.repetition.run(this::sessions, () -> attempt(arguments));
	}

	/**
	 * Calls the handler in its transaction. What a failed attempt has written is
	 * forgotten.
	 */
	private @Nullable Object attempt(@Nullable Object[] arguments) throws Exception {
		BufferedResponse held = this.held;
		if (held == null) {
			return inTransaction(response(), () -> {
			}, arguments);
		}
		if (!held.isHeld()) {
			hold(held);
		}
		try {
			return inTransaction(held, held::verify, arguments);
		}
		catch (Throwable ex) {
			forget(held);
			throw ex;
		}
	}

	/**
	 * Holds the response back from before the arguments are resolved, as one of them may
	 * be what writes to it, until the transaction is committed.
	 */
	private @Nullable Object holding(NativeWebRequest request, @Nullable ModelAndViewContainer container,
			@Nullable Object... providedArguments) throws Exception {
		BufferedResponse buffered = this.transaction.isTransactional() ? BufferedResponse.find(response()) : null;
		if (buffered == null || buffered.isHeld()) {
			return super.invokeForRequest(request, container, providedArguments);
		}
		this.held = buffered;
		hold(buffered);
		Object answer;
		try {
			answer = super.invokeForRequest(request, container, providedArguments);
		}
		catch (Throwable ex) {
			forget(buffered);
			throw ex;
		}
		buffered.release();
		return answer;
	}

	private void hold(BufferedResponse response) {
		response.hold(HeldLimit.ofHandler(this.settings.maxBufferedResponse(), this.transaction.handler()));
	}

	/**
	 * What stands around the held response may have kept some of it.
	 */
	private void forget(BufferedResponse held) {
		if (held.isHeld()) {
			HttpServletResponse outermost = response();
			if (outermost != held && !outermost.isCommitted()) {
				outermost.reset();
			}
			held.discard();
		}
	}

	@SuppressWarnings("NullAway") // does not see the nullable result of the lambda
	private @Nullable Object inTransaction(HttpServletResponse response, Runnable check, @Nullable Object[] arguments)
			throws Exception {
		if (this.transaction.demarcation() == Demarcation.ANNOTATION) {
			return super.doInvoke(arguments);
		}
		ThrowingCall<@Nullable Object, Exception> handler = () -> {
			Object answer = complete(super.doInvoke(arguments));
			check.run();
			return answer;
		};
		int statusBefore = response.getStatus();
		return new RequestTransactions(this.transaction.handler(), parts()).run(handler,
				(answer) -> isFailure(answer, response, statusBefore));
	}

	private boolean isFailure(@Nullable Object answer, HttpServletResponse response, int statusBefore) {
		HttpStatusCode declared = getResponseStatus();
		return this.settings.rollbackOnErrorStatus()
				&& ((declared != null && declared.isError()) || ErrorAnswers.isError(answer, response, statusBefore));
	}

	private @Nullable Object complete(@Nullable Object answer) {
		if (AsynchronousTypes.isAsynchronous(answer)) {
			throw new IllegalStateException(HandlerVerification.reason(this.transaction.handler(),
					Objects.requireNonNull(answer).getClass().getSimpleName()));
		}
		return answer;
	}

	private List<RequestTransactions.Part> parts() {
		SessionLease lease = lease();
		return this.transaction.participants()
			.stream()
			.map((participant) -> new RequestTransactions.Part(participant.database(),
					lease.session(participant.database()), participant.readOnly()))
			.toList();
	}

	/**
	 * The sessions whose transactions are repeated: those the handler takes, or where its
	 * own annotation begins the transaction, that of the default database.
	 */
	private List<RequestSession> sessions() {
		List<RequestTransactions.Part> parts = parts();
		return parts.isEmpty() ? List.of(lease().session(DatabaseManager.DEFAULT))
				: parts.stream().map(RequestTransactions.Part::session).toList();
	}

	private SessionLease lease() {
		return Objects.requireNonNull(this.sessions.find(webRequest()));
	}

	private NativeWebRequest webRequest() {
		return Objects.requireNonNull(this.request);
	}

	private HttpServletResponse response() {
		return Objects.requireNonNull(webRequest().getNativeResponse(HttpServletResponse.class));
	}

}
