package io.appdb.faults.bank;

import java.util.function.Consumer;

import io.appdb.session.SessionManager;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ways to look for an account by its number. Constants.
 */
public enum Lookup {

	/**
	 * {@code EntityManager.find}.
	 */
	ENTITY_MANAGER {
		@Override
		@Nullable Object find(ApplicationContext bank, long account) {
			return bank.getBean(EntityManager.class).find(Account.class, account);
		}
	},

	/**
	 * {@code EntityManager.find} with a lock.
	 */
	LOCKING {
		@Override
		@Nullable Object find(ApplicationContext bank, long account) {
			return bank.getBean(EntityManager.class).find(Account.class, account, LockModeType.PESSIMISTIC_WRITE);
		}
	},

	/**
	 * A repository.
	 */
	REPOSITORY {
		@Override
		@Nullable Object find(ApplicationContext bank, long account) {
			return bank.getBean(LedgerEntries.class).findById(account).orElse(null);
		}
	},

	/**
	 * A session of this library.
	 */
	SESSION {
		@Override
		@Nullable Object find(ApplicationContext bank, long account) {
			return bank.getBean(SessionManager.class)
				.<@Nullable Account, RuntimeException>inTransaction((session) -> session.find(Account.class, account));
		}
	},

	/**
	 * The same with an option.
	 */
	OPTION {
		@Override
		@Nullable Object find(ApplicationContext bank, long account) {
			return bank.getBean(SessionManager.class)
				.<@Nullable Account, RuntimeException>inTransaction(
						(session) -> session.find(Account.class, account, CacheStoreMode.REFRESH));
		}
	};

	abstract @Nullable Object find(ApplicationContext bank, long account);

	/**
	 * Looks for an account twice in a transaction.
	 * @param bank a running bank
	 * @param between called in the middle
	 * @param second told what was found then
	 */
	public void inTransaction(ApplicationContext bank, Runnable between, Consumer<@Nullable Object> second) {
		bank.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			find(bank, 1);
			between.run();
			second.accept(find(bank, 2));
		});
	}

	/**
	 * Looks for an account twice in a transaction that goes on when it fails.
	 * @param bank a running bank
	 * @param between called in the middle
	 * @param failure told what the second one threw
	 */
	public void inTransactionThatGoesOn(ApplicationContext bank, Runnable between, Consumer<Exception> failure) {
		bank.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			find(bank, 1);
			between.run();
			try {
				find(bank, 2);
			}
			catch (RuntimeException ex) {
				failure.accept(ex);
			}
		});
	}

}
