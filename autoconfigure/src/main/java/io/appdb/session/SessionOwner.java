package io.appdb.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import io.appdb.error.SessionConflictException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that works with a session, for the length of a call or as long as the
 * session is bound to it; other threads are refused meanwhile. A request's thread lets go
 * when its handler has returned, and who is to work after it waits for that. Lives as
 * long as the session; any thread may ask.
 */
final class SessionOwner {

	private static final Logger logger = LoggerFactory.getLogger(SessionOwner.class);

	private static final Duration HANDOVER = Duration.ofSeconds(10);

	private final Holder holder = new Holder();

	private final AtomicReference<@Nullable Runnable> closing = new AtomicReference<>();

	private volatile @Nullable HandOver handOver;

	/**
	 * Makes the current thread the owner, or counts one more call of it.
	 * @param call what the thread is about to do
	 * @throws SessionConflictException when another thread is the owner
	 */
	void enter(String call) {
		if (!this.holder.tryLock() && !isHandedOver()) {
			throw conflict(call, this.holder.name());
		}
	}

	/**
	 * Refuses a call.
	 */
	static SessionConflictException conflict(String call, String owner) {
		return new SessionConflictException(call + "(): thread '" + Thread.currentThread().getName()
				+ "' cannot use the session while thread '" + owner + "' works with it; one thread at a time uses a "
				+ "session: use it in its own thread, or give the work a session of its own with "
				+ "SessionManager.inTransaction(...) or async().inTransaction(...)");
	}

	/**
	 * Makes the current thread the owner unless another one is.
	 */
	boolean tryEnter() {
		return this.holder.tryLock();
	}

	/**
	 * Ends what {@link #enter} began, and closes the session if that was asked for
	 * meanwhile.
	 */
	void leave() {
		this.holder.unlock();
		if (this.closing.get() != null && !this.holder.isHeldByCurrentThread()) {
			try {
				closeIfUnused();
			}
			catch (RuntimeException ex) {
				logger.warn("The session, which was to be closed when this call ended, could not be closed", ex);
			}
		}
	}

	/**
	 * Lets other threads wait for the current one to let go.
	 * @param soon tells whether it does so soon
	 */
	void handsOver(BooleanSupplier soon) {
		this.handOver = new HandOver(Thread.currentThread(), soon);
	}

	/**
	 * Closes the session now, or when the thread that works with it lets go.
	 * @param close closes it
	 * @return the name of the thread that is waited for, {@code null} if none is
	 */
	@Nullable String close(Runnable close) {
		if (this.holder.isHeldByCurrentThread()) {
			close.run();
			return null;
		}
		if (!this.closing.compareAndSet(null, close)) {
			return null;
		}
		closeIfUnused();
		return (this.closing.get() != null) ? this.holder.name() : null;
	}

	/**
	 * Whether the session is closed as soon as this call ends.
	 */
	boolean isLastCall() {
		return this.closing.get() != null && this.holder.getHoldCount() == 1;
	}

	private void closeIfUnused() {
		if (!this.holder.tryLock()) {
			return;
		}
		try {
			Runnable close = this.closing.getAndSet(null);
			if (close != null) {
				close.run();
			}
		}
		finally {
			this.holder.unlock();
		}
	}

	private boolean isHandedOver() {
		HandOver handing = this.handOver;
		if (handing == null || !this.holder.isFreeOrOf(handing.from()) || !handing.soon().getAsBoolean()) {
			return this.holder.tryLock();
		}
		try {
			return this.holder.tryLock(HANDOVER.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * A lock that knows the name of who holds it.
	 */
	private static final class Holder extends ReentrantLock {

		private static final long serialVersionUID = 1L;

		String name() {
			Thread owner = getOwner();
			return (owner != null) ? owner.getName() : "that has just let go";
		}

		boolean isFreeOrOf(Thread thread) {
			Thread owner = getOwner();
			return owner == null || owner == thread;
		}

	}

	/**
	 * A thread that lets go of the session.
	 *
	 * @param from the thread
	 * @param soon tells whether it does so soon
	 */
	private record HandOver(Thread from, BooleanSupplier soon) {

	}

}
