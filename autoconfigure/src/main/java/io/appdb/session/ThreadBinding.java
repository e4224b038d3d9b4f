package io.appdb.session;

import java.util.List;

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

	private @Nullable ThreadResources parked;

	/**
	 * Creates the binding of a persistence context.
	 * @param keys what the transaction manager finds it and its connection under
	 * @param holder what it finds
	 */
	ThreadBinding(List<Object> keys, EntityManagerHolder holder) {
		this.key = keys.get(0);
		this.keys = keys;
		this.holder = holder;
	}

	boolean isBound() {
		return TransactionSynchronizationManager.getResource(this.key) == this.holder;
	}

	void bind() {
		if (this.parked != null) {
			this.parked.attach();
			this.parked = null;
		}
		else {
			TransactionSynchronizationManager.bindResource(this.key, this.holder);
		}
	}

	void unbind() {
		if (this.holder.isSynchronizedWithTransaction()) {
			this.parked = ThreadResources.detach(this.keys);
		}
		else {
			TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
		}
	}

	/**
	 * Runs work with the persistence context on this thread, in place of whatever is
	 * there.
	 */
	<T extends @Nullable Object, E extends Throwable> T onThread(ThrowingCall<T, E> work) throws E {
		if (isBound()) {
			return work.call();
		}
		if (ThreadResources.isFree(this.keys)) {
			return bound(work);
		}
		ThreadResources outer = ThreadResources.detach(this.keys);
		try {
			return bound(work);
		}
		finally {
			outer.attach();
		}
	}

	private <T extends @Nullable Object, E extends Throwable> T bound(ThrowingCall<T, E> work) throws E {
		bind();
		try {
			return work.call();
		}
		finally {
			unbind();
		}
	}

}
