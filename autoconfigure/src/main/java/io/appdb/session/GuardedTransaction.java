package io.appdb.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import org.hibernate.Transaction;

/**
 * Hibernate's transaction without the calls that would end it behind the transaction
 * manager's back. Lives as long as the block it is given to.
 */
final class GuardedTransaction {

	private GuardedTransaction() {
	}

	static Transaction of(Transaction transaction) {
		return (Transaction) Proxy.newProxyInstance(GuardedTransaction.class.getClassLoader(),
				new Class<?>[] { Transaction.class }, (proxy, method, arguments) -> {
					switch (method.getName()) {
						case "begin", "commit", "rollback" -> throw new IllegalStateException(method.getName()
								+ "(): the block ends its transaction itself: it commits when it returns and rolls "
								+ "back when it throws; markRollbackOnly() rolls back without an exception");
						default -> {
							try {
								return method.invoke(transaction, arguments);
							}
							catch (InvocationTargetException ex) {
								throw ex.getTargetException();
							}
						}
					}
				});
	}

}
