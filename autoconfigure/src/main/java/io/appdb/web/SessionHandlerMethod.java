package io.appdb.web;

import java.util.Objects;

import io.appdb.session.RequestSession;
import io.appdb.session.ThrowingCall;
import io.appdb.web.HandlerTransaction.Demarcation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import org.springframework.web.util.WebUtils;

/**
 * A handler with its transaction around it: begun when its arguments are there, ended
 * before its answer is written. Where no interceptor keeps a session open for the view,
 * the session lives as long as the handler. Lives as long as the call.
 */
final class SessionHandlerMethod extends ServletInvocableHandlerMethod {

	private final RequestSessions sessions;

	private final HandlerTransaction transaction;

	private final WebSettings settings;

	private @Nullable NativeWebRequest request;

	SessionHandlerMethod(HandlerMethod handler, RequestSessions sessions, HandlerTransaction transaction,
			WebSettings settings) {
		super(handler);
		this.sessions = sessions;
		this.transaction = transaction;
		this.settings = settings;
	}

	@Override
	public @Nullable Object invokeForRequest(NativeWebRequest request, @Nullable ModelAndViewContainer container,
			@Nullable Object... providedArguments) throws Exception {
		this.request = request;
		if (this.sessions.find(request) != null) {
			return super.invokeForRequest(request, container, providedArguments);
		}
		RequestSession session = this.sessions.open(request);
		Object answer = null;
		try {
			answer = super.invokeForRequest(request, container, providedArguments);
			return answer;
		}
		finally {
			if (AsynchronousTypes.isAsynchronous(answer)) {
				session.unbind();
			}
			else {
				this.sessions.close(request, session);
			}
		}
	}

	@Override
	protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
		if (!this.transaction.isTransactional()) {
			return super.doInvoke(arguments);
		}
		HttpServletResponse response = response();
		BufferedResponse buffered = WebUtils.getNativeResponse(response, BufferedResponse.class);
		if (buffered == null) {
			return inTransaction(response, arguments);
		}
		buffered.hold(this.settings.maxBufferedResponse(), getShortLogMessage());
		Object answer;
		try {
			answer = inTransaction(buffered, arguments);
		}
		catch (Throwable ex) {
			buffered.discard();
			throw ex;
		}
		buffered.release();
		return answer;
	}

	@SuppressWarnings("NullAway") // does not see the nullable result of the lambda
	private @Nullable Object inTransaction(HttpServletResponse response, @Nullable Object[] arguments)
			throws Exception {
		if (this.transaction.demarcation() == Demarcation.ANNOTATION) {
			return super.doInvoke(arguments);
		}
		RequestSession session = Objects.requireNonNull(this.sessions.find(webRequest()));
		ThrowingCall<@Nullable Object, Exception> handler = () -> complete(super.doInvoke(arguments));
		return session.inTransaction(getShortLogMessage(), this.transaction.readOnly(), handler,
				(answer) -> isFailure(answer, response));
	}

	private boolean isFailure(@Nullable Object answer, HttpServletResponse response) {
		return this.settings.rollbackOnErrorStatus() && ErrorAnswers.isError(answer, response);
	}

	private @Nullable Object complete(@Nullable Object answer) {
		if (AsynchronousTypes.isAsynchronous(answer)) {
			throw new IllegalStateException(HandlerVerification.reason(getShortLogMessage(),
					Objects.requireNonNull(answer).getClass().getSimpleName()));
		}
		return answer;
	}

	private NativeWebRequest webRequest() {
		return Objects.requireNonNull(this.request);
	}

	private HttpServletResponse response() {
		return Objects.requireNonNull(webRequest().getNativeResponse(HttpServletResponse.class));
	}

}
