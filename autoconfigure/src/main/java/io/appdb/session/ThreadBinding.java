package io.appdb.session;

import java.util.List;

import io.appdb.engine.ReadRouting;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Puts a persistence context, and with it a transaction that may be open on it, on a
 * thread and takes it off again. Owned by its session; one thread at a time.
 */
final class ThreadBinding {

	private final Object key;

	private final List<Object> keys;

	private final EntityManagerHolder holder;

	private final SessionOwner owner;

	/**
	 * Whom the session was opened for, and what ends it that the current thread works for
	 * them.
	 */
	private final ReadRouting.Client client;

	private Runnable clientEnd = ReadRouting.NOTHING;

	private @Nullable ThreadResources parked;

	/**
	 * Creates the binding of a persistence context.
	 * @param keys what the transaction manager finds it and its connection under
	 * @param holder what it finds
	 * @param owner the thread that works with it
	 * @param client whom it was opened for
	 */
	ThreadBinding(List<Object> keys, EntityManagerHolder holder, SessionOwner owner, ReadRouting.Client client) {
		this.client = client;
		this.key = keys.get(0);
		this.keys = keys;
		this.holder = holder;
		this.owner = owner;
	}

	boolean isBound() {
		return TransactionSynchronizationManager.getResource(this.key) == this.holder;
	}

	/**
	 * Whether it is on this thread with a transaction, which may have ended a moment ago.
	 */
	boolean isInTransaction() {
		return this.holder.isSynchronizedWithTransaction() && isBound();
	}

	/**
	 * Whether a transaction that Spring began on another thread holds the persistence
	 * context, so that only that thread can end it.
	 */
	boolean isHeldByTransaction() {
		return this.holder.isSynchronizedWithTransaction() && this.parked == null && !isBound();
	}

	/**
	 * Puts the persistence context on this thread, which then owns it.
	 * @param call what it is for
	 * @throws io.appdb.error.SessionConflictException when another thread owns it
	 */
	void bind(String call) {
		this.owner.enter(call);
		attach();
	}

	/**
	 * Puts the persistence context on this thread unless another one owns it.
	 * @return whether it is there
	 */
	boolean tryBind() {
		if (!this.owner.tryEnter()) {
			return false;
		}
		attach();
		return true;
	}

	/**
	 * Takes over a persistence context that is on this thread already.
	 */
	void adopt() {
		this.owner.enter("open");
		this.clientEnd = this.client.bind();
	}

	private void attach() {
		try {
			if (this.parked != null) {
				this.parked.attach();
				this.parked = null;
			}
			else {
				TransactionSynchronizationManager.bindResource(this.key, this.holder);
			}
		}
		catch (RuntimeException | Error ex) {
			this.owner.leave();
			throw ex;
		}
		this.clientEnd = this.client.bind();
	}

	void unbind() {
		try {
			if (this.holder.isSynchronizedWithTransaction()) {
				this.parked = ThreadResources.detach(this.keys);
			}
			else {
				TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
			}
		}
		finally {
			this.clientEnd.run();
			this.owner.leave();
		}
	}

	/**
	 * Takes everything of a transaction that nobody ends any more off this thread, but
	 * for the persistence context.
	 */
	void discardTransaction() {
		if (this.holder.isSynchronizedWithTransaction() && isBound()) {
			ThreadResources.detach(this.keys);
			this.holder.clear();
			TransactionSynchronizationManager.bindResource(this.key, this.holder);
		}
	}

	/**
	 * Runs work with the persistence context on this thread, in place of whatever is
	 * there.
	 * @throws io.appdb.error.SessionConflictException when another thread owns it
	 */
	<T extends @Nullable Object, E extends Throwable> T onThread(String call, ThrowingCall<T, E> work) throws E {
		if (isBound()) {
			return work.call();
		}
		if (ThreadResources.isFree(this.keys)) {
			return bound(call, work);
		}
		ThreadResources outer = ThreadResources.detach(this.keys);
		try {
			return bound(call, work);
		}
		finally {
			outer.attach();
		}
	}

	private <T extends @Nullable Object, E extends Throwable> T bound(String call, ThrowingCall<T, E> work) throws E {
		bind(call);
		try {
			return work.call();
		}
		finally {
			unbind();
		}
	}

}
