package io.appdb.retry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats the transaction of a method, with a fresh persistence context, after a deadlock
 * or a serialization conflict. Nothing of a failed attempt is left in the database; what
 * the method did elsewhere stays.
 * <p>
 * On a handler it repeats the transaction of its {@code CurrentSessionTransaction} or of
 * its {@code @Transactional}: arguments are read and validated once, and what a failed
 * attempt wrote to the response is discarded. On a method of any other bean it repeats
 * the transaction of its {@code @Transactional}; without one it runs the method in a
 * transaction of its own that anything thrown rolls back. Called inside a running
 * transaction, such a method throws {@link IllegalStateException}: only the outermost
 * transaction can be repeated.
 * <p>
 * The idea is {@link org.springframework.resilience.annotation.Retryable}, which knows
 * nothing of transactions.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface RetryTransaction {

	/**
	 * How often the transaction is tried in all.
	 * @return 1 or more; 0 means {@code app.db.retry.max-attempts}
	 */
	int maxAttempts() default 0;

	/**
	 * The wait before the second attempt; it doubles each time.
	 * @return a duration such as {@code 50ms}, where a bare number means seconds; empty
	 * means {@code app.db.retry.delay}
	 */
	String delay() default "";

	/**
	 * The longest wait.
	 * @return a duration such as {@code 2s}, where a bare number means seconds; empty
	 * means {@code app.db.retry.max-delay}
	 */
	String maxDelay() default "";

	/**
	 * How long all attempts and waits may take. An attempt that runs is not interrupted,
	 * but none is begun that would be later.
	 * @return a duration such as {@code 10s}, where a bare number means seconds; empty
	 * means no deadline
	 */
	String deadline() default "";

	/**
	 * Failures after which the transaction is repeated as well, such as
	 * {@link org.springframework.dao.CannotAcquireLockException} for a lock time-out.
	 * @return types of exceptions, which also match as causes
	 */
	Class<? extends Throwable>[] includes() default {};

	/**
	 * Whether the transaction may be carried out twice with the result of once, so that
	 * it is repeated also after a {@link io.appdb.error.CommitOutcomeUnknownException},
	 * when it may be stored already. No type in {@link #includes()} does that.
	 * @return whether doing the work twice does no harm
	 */
	boolean idempotent() default false;

}
