package io.appdb.retry;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import io.appdb.error.Arguments;
import io.appdb.error.InvalidSettingException;
import io.appdb.session.DbSession;
import io.appdb.session.SessionCallback;
import io.appdb.session.SessionManager;
import io.appdb.session.SessionWork;
import io.appdb.session.ThrowingCall;
import io.appdb.session.Sessions;
import io.appdb.session.SurroundingTransaction;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Repeats a transaction that was in conflict with others. Each attempt has a session, and
 * so a persistence context, of its own, whatever session the thread has; it is the
 * session of the thread until the attempt ends. One per database, shared by all threads.
 * <p>
 * When the last attempt fails its exception is thrown, with those of the earlier ones
 * suppressed in it. Inside a running transaction every call throws
 * {@link IllegalStateException}: only the outermost transaction can be repeated.
 */
public final class TransactionRetry {

	private final SessionManager sessions;

	private final RetrySettings settings;

	private final RetryListener listener;

	/**
	 * Creates one with the default settings.
	 * @param sessions opens the session of each attempt
	 */
	public TransactionRetry(SessionManager sessions) {
		this(sessions, RetrySettings.defaults(), new RetryListener() {
		});
	}

	/**
	 * Creates one.
	 * @param sessions opens the session of each attempt
	 * @param settings how often and after how long to repeat
	 * @param listener is told of every attempt
	 */
	public TransactionRetry(SessionManager sessions, RetrySettings settings, RetryListener listener) {
		Arguments.required("TransactionRetry", "sessions", sessions);
		Arguments.required("TransactionRetry", "settings", settings);
		Arguments.required("TransactionRetry", "listener", listener);
		this.sessions = sessions;
		this.settings = settings;
		this.listener = listener;
	}

	/**
	 * Runs work in a transaction that is repeated after a deadlock and after a
	 * serialization conflict, as the settings say.
	 * @param work what to do, at each attempt from its beginning
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 * @throws IllegalStateException when a transaction is running
	 */
	public <T extends @Nullable Object, E extends Exception> T inTransaction(SessionCallback<T, E> work) throws E {
		Arguments.required("inTransaction", "work", work);
		return inTransaction(policy().build(), work);
	}

	/**
	 * Runs work in a transaction that is repeated as a policy says.
	 * @param policy after which failures, how often and after how long to repeat;
	 * {@link #policy()} starts one
	 * @param work what to do, at each attempt from its beginning
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 * @throws IllegalStateException when a transaction is running
	 */
	public <T extends @Nullable Object, E extends Exception> T inTransaction(RetryPolicy policy,
			SessionCallback<T, E> work) throws E {
		Arguments.required("inTransaction", "policy", policy);
		Arguments.required("inTransaction", "work", work);
		return inTransaction(policy, new DefaultTransactionDefinition(), work);
	}

	/**
	 * Runs work in a transaction with the isolation level, time-out and read-only flag of
	 * a definition, repeated as the settings say.
	 * @param definition the transaction's attributes
	 * @param work what to do, at each attempt from its beginning
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 * @throws IllegalArgumentException when the definition begins no transaction
	 * @throws IllegalStateException when a transaction is running
	 */
	public <T extends @Nullable Object, E extends Exception> T inTransaction(TransactionDefinition definition,
			SessionCallback<T, E> work) throws E {
		Arguments.required("inTransaction", "definition", definition);
		Arguments.required("inTransaction", "work", work);
		return inTransaction(policy().build(), definition, work);
	}

	/**
	 * Runs work in a transaction with the isolation level, time-out and read-only flag of
	 * a definition, repeated as a policy says.
	 * @param policy after which failures, how often and after how long to repeat
	 * @param definition the transaction's attributes
	 * @param work what to do, at each attempt from its beginning
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 * @throws IllegalArgumentException when the definition begins no transaction
	 * @throws IllegalStateException when a transaction is running
	 */
	public <T extends @Nullable Object, E extends Exception> T inTransaction(RetryPolicy policy,
			TransactionDefinition definition, SessionCallback<T, E> work) throws E {
		Arguments.required("inTransaction", "policy", policy);
		Arguments.required("inTransaction", "definition", definition);
		Arguments.required("inTransaction", "work", work);
		if (!beginsTransaction(definition)) {
			throw new IllegalArgumentException("TransactionRetry: the propagation of the definition begins no "
					+ "transaction that could be repeated; use PROPAGATION_REQUIRED or PROPAGATION_REQUIRES_NEW");
		}
		String name = Objects.requireNonNullElse(definition.getName(), "a block of TransactionRetry");
		return execute(policy, name, () -> withFreshSession(() -> this.sessions.inTransaction(definition, work)));
	}

	/**
	 * Runs work without a result as {@link #inTransaction(SessionCallback)} does.
	 * @param work what to do, at each attempt from its beginning
	 * @param <E> type of the exception the work may throw
	 * @throws E what the work threw
	 * @throws IllegalStateException when a transaction is running
	 */
	public <E extends Exception> void runInTransaction(SessionWork<E> work) throws E {
		Arguments.required("runInTransaction", "work", work);
		runInTransaction(policy().build(), work);
	}

	/**
	 * Runs work without a result as {@link #inTransaction(RetryPolicy, SessionCallback)}
	 * does.
	 * @param policy after which failures, how often and after how long to repeat
	 * @param work what to do, at each attempt from its beginning
	 * @param <E> type of the exception the work may throw
	 * @throws E what the work threw
	 * @throws IllegalStateException when a transaction is running
	 */
	public <E extends Exception> void runInTransaction(RetryPolicy policy, SessionWork<E> work) throws E {
		Arguments.required("runInTransaction", "policy", policy);
		Arguments.required("runInTransaction", "work", work);
		this.<Boolean, E>inTransaction(policy, (session) -> {
			work.doInSession(session);
			return true;
		});
	}

	/**
	 * Starts a policy from the settings: it repeats after a deadlock and after a
	 * serialization conflict, and what else it includes is added to these.
	 * @return a builder
	 */
	public RetryPolicy.Builder policy() {
		return this.settings.policy();
	}

	/**
	 * Says of a policy that the work it is for may be done twice with the result of once:
	 * it is repeated also after a {@link io.appdb.error.CommitOutcomeUnknownException},
	 * when it may be stored already. Without this no policy does that, whatever it
	 * includes.
	 * @param policy what else is repeated, how often and after how long
	 * @return the policy for such work
	 */
	public static RetryPolicy idempotent(RetryPolicy policy) {
		Arguments.required("idempotent", "policy", policy);
		return new IdempotentPolicy(policy);
	}

	/**
	 * Makes the policy an annotation asks for. What it does not say comes from the
	 * settings.
	 * @param annotation the annotation
	 * @param method what to call the annotated method in messages
	 * @param own the transaction the method asks for itself, if it does
	 * @return the policy
	 * @throws IllegalArgumentException when a value cannot be read or is out of range, or
	 * the method's own transaction is none that it begins
	 */
	public RetryPolicy policy(RetryTransaction annotation, String method, @Nullable TransactionDefinition own) {
		Arguments.required("policy", "annotation", annotation);
		Arguments.required("policy", "method", method);
		if (own != null && !beginsTransaction(own)) {
			throw new IllegalArgumentException("@RetryTransaction on " + method + ": the propagation of its "
					+ "@Transactional begins no transaction that could be repeated; use REQUIRED or REQUIRES_NEW");
		}
		try {
			return policy(annotation);
		}
		catch (InvalidSettingException ex) {
			throw new IllegalArgumentException("@RetryTransaction on %s: %s is %s: %s".formatted(method,
					ex.key().replaceFirst(".*\\.", ""), ex.value(), ex.remedy()), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("@RetryTransaction on " + method + ": " + ex.getMessage(), ex);
		}
	}

	private RetryPolicy policy(RetryTransaction annotation) {
		int attempts = (annotation.maxAttempts() != 0) ? annotation.maxAttempts() : this.settings.maxAttempts();
		RetrySettings asked = new RetrySettings(attempts, duration("delay", annotation.delay(), this.settings.delay()),
				duration("maxDelay", annotation.maxDelay(), this.settings.maxDelay()), this.settings.jitter());
		RetryPolicy policy = asked.policy()
			.timeout(duration("deadline", annotation.deadline(), Duration.ZERO))
			.includes(annotation.includes())
			.build();
		return annotation.idempotent() ? idempotent(policy) : policy;
	}

	private static Duration duration(String attribute, String text, Duration unset) {
		try {
			return text.isEmpty() ? unset : DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					attribute + " is '" + text + "': use a duration such as 50ms or 2s, or a bare number of seconds",
					ex);
		}
	}

	/**
	 * Repeats a call that begins and ends the outermost transaction itself.
	 * @param policy after which failures, how often and after how long to repeat
	 * @param name what to call it in messages
	 * @param attempt the call, which leaves nothing behind in the database when it fails
	 * @param <T> type of the result
	 * @param <E> type of what the call may throw
	 * @return what the call returned
	 * @throws E what the last attempt threw
	 * @throws IllegalStateException when a transaction is running
	 */
	public <T extends @Nullable Object, E extends Throwable> T execute(RetryPolicy policy, String name,
			ThrowingCall<T, E> attempt) throws E {
		Arguments.required("execute", "policy", policy);
		Arguments.required("execute", "name", name);
		Arguments.required("execute", "attempt", attempt);
		refuseInsideTransaction(name);
		RetryTemplate template = new RetryTemplate(new TranslatingPolicy(policy));
		template.setRetryListener(this.listener);
		try {
			return template.execute(new Attempt<>(name, attempt));
		}
		catch (RetryException ex) {
			@SuppressWarnings("unchecked") // the call throws nothing else
			E failure = (E) lastFailure(ex);
			throw failure;
		}
	}

	/**
	 * Runs a call with a new session on this thread in place of the one that is there.
	 */
	<T extends @Nullable Object, E extends Exception> T withFreshSession(ThrowingCall<T, E> call) throws E {
		try (DbSession fresh = this.sessions.openSession()) {
			return this.sessions.inTransaction(fresh, (session) -> call.call());
		}
	}

	private static boolean beginsTransaction(TransactionDefinition definition) {
		return switch (definition.getPropagationBehavior()) {
			case TransactionDefinition.PROPAGATION_REQUIRED, TransactionDefinition.PROPAGATION_REQUIRES_NEW,
					TransactionDefinition.PROPAGATION_NESTED ->
				true;
			default -> false;
		};
	}

	private void refuseInsideTransaction(String name) {
		SurroundingTransaction surrounding = (this.sessions instanceof Sessions own) ? own.surrounding() : null;
		if (surrounding != null) {
			throw new IllegalStateException("Retry of " + name + ": it runs in the transaction of "
					+ surrounding.owner() + ", which is never repeated; " + surrounding.remedy());
		}
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("Retry of " + name + ": a transaction is already running on thread '"
					+ Thread.currentThread().getName() + "', and only the outermost one can be repeated; call it "
					+ "outside of @Transactional methods, CurrentSessionTransaction handlers and SessionManager blocks, "
					+ "or put @RetryTransaction on the outermost of them");
		}
	}

	private static Throwable lastFailure(RetryException exception) {
		Throwable last = exception.getCause();
		for (Throwable earlier : exception.getSuppressed()) {
			if (earlier != last) {
				last.addSuppressed(earlier);
			}
		}
		return last;
	}

}
