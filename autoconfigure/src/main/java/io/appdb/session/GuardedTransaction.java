package io.appdb.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's transaction without the calls that would end it behind the transaction
 * manager's back. Lives as long as the block it is given to; one thread at a time.
 */
final class GuardedTransaction implements InvocationHandler {

	private final Transaction transaction;

	private boolean marked;

	GuardedTransaction(Transaction transaction) {
		this.transaction = transaction;
	}

	Transaction proxy() {
		return (Transaction) Proxy.newProxyInstance(GuardedTransaction.class.getClassLoader(),
				new Class<?>[] { Transaction.class }, this);
	}

	/**
	 * Whether the block itself has asked for a rollback, which is then no surprise.
	 */
	boolean isMarked() {
		return this.marked;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "begin", "commit",
					"rollback" ->
				throw new IllegalStateException(method.getName()
						+ "(): the block ends its transaction itself: it commits when it returns and rolls "
						+ "back when it throws; markRollbackOnly() rolls back without an exception");
			case "markRollbackOnly", "setRollbackOnly" -> {
				this.marked = true;
				return null;
			}
			case "getRollbackOnly" -> {
				if (this.marked) {
					return true;
				}
			}
			default -> {
			}
		}
		try {
			return method.invoke(this.transaction, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
