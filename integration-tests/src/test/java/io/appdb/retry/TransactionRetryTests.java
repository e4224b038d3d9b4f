package io.appdb.retry;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.DatabaseType;
import io.appdb.error.DeadlockException;
import io.appdb.error.SerializationConflictException;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.session.DbSession;
import io.appdb.session.SessionThreadStorage;
import io.appdb.session.SessionWork;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import org.h2.jdbc.JdbcSQLTransactionRollbackException;
import org.hibernate.Session;
import org.hibernate.SharedSessionContract;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.exception.LockAcquisitionException;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Transactions that are repeated.
 */
class TransactionRetryTests {

	@EachDatabase
	void repeatsWithAFreshPersistenceContextAndLeavesNothingOfTheFailedAttempt(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			Set<Session> sessions = Collections.newSetFromMap(new IdentityHashMap<>());
			List<Account> loaded = new ArrayList<>();
			long result = bank.retry().inTransaction((db) -> {
				sessions.add(db.unwrap(SessionImplementor.class));
				assertThat(db.getStatistics().getEntityCount()).isZero();
				Account account = db.find(Account.class, 0);
				loaded.add(account);
				account.add(5);
				db.flush();
				if (sessions.size() < 3) {
					throw new DeadlockException(null);
				}
				return account.balance();
			});
			assertThat(result).isEqualTo(Bank.START + 5);
			assertThat(bank.balance(0)).isEqualTo(Bank.START + 5);
			assertThat(sessions).hasSize(3).noneMatch(SharedSessionContract::isOpen);
			assertThat(loaded).doesNotHaveDuplicates();
			assertThat(bank.attempts("DeadlockException")).isEqualTo(2);
			assertThat(bank.attempts("none")).isEqualTo(1);
			assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void repeatsWhatFailsAtItsCommit(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			AtomicInteger attempts = new AtomicInteger();
			AtomicInteger reachedTheEnd = new AtomicInteger();
			bank.retry().inTransaction(Bank.serializable(), (db) -> {
				long both = total(db);
				db.execute("update account set balance = ? where id = 0", both);
				if (attempts.incrementAndGet() == 1) {
					inAnotherThread(() -> bank.sessions().runInTransaction(Bank.serializable(), (other) -> {
						long seen = total(other);
						other.execute("update account set balance = ? where id = 1", seen);
					}));
				}
				return reachedTheEnd.incrementAndGet();
			});
			assertThat(reachedTheEnd).hasValue(2);
			assertThat(bank.attempts("SerializationConflictException")).isEqualTo(1);
			assertThat(bank.balance(1)).isEqualTo(2 * Bank.START);
			assertThat(bank.balance(0)).isEqualTo(3 * Bank.START);
		}
	}

	private static long total(DbSession db) {
		return db.createSelectionQuery("select sum(a.balance) from Account a", Long.class).getSingleResult();
	}

	private static void inAnotherThread(Runnable work) {
		Thread thread = new Thread(work);
		thread.start();
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The snapshot of a transaction that began by reading is too old for writing.
	 */
	@EachDatabase(DatabaseType.SQLITE)
	void repeatsAfterABusySnapshot(TestDatabase database) throws SQLException {
		try (Bank bank = Bank.on(database)) {
			AtomicInteger attempts = new AtomicInteger();
			bank.retry().runInTransaction((db) -> {
				if (attempts.incrementAndGet() == 1) {
					writeWithAnOldSnapshot(database, bank);
				}
				db.find(Account.class, 0).add(1);
			});
			assertThat(bank.balance(0)).isEqualTo(8);
			assertThat(attempts).hasValue(2);
			assertThat(bank.attempts("SerializationConflictException")).isEqualTo(1);
		}
	}

	private static void writeWithAnOldSnapshot(TestDatabase database, Bank bank) throws SQLException {
		try (Connection reader = database.connect(); Statement statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.executeQuery("select balance from account").close();
			inAnotherThread(
					() -> bank.sessions().runInTransaction((db) -> db.execute("update account set balance = 7")));
			statement.executeUpdate("update account set balance = 8");
		}
		catch (SQLException ex) {
			throw Objects.requireNonNull(new SqlErrorTranslator().translate("test", null, ex));
		}
	}

	@EachDatabase(DatabaseType.H2)
	void repeatsAfterALockTimeoutOnlyWhereChosen(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			CannotAcquireLockException timeout = new CannotAcquireLockException("as thrown for a lock time-out");
			AtomicInteger attempts = new AtomicInteger();
			SessionWork<RuntimeException> work = (db) -> {
				if (attempts.incrementAndGet() == 1) {
					throw timeout;
				}
			};
			assertThatExceptionOfType(CannotAcquireLockException.class)
				.isThrownBy(() -> bank.retry().runInTransaction(work))
				.isSameAs(timeout);
			attempts.set(0);
			bank.retry()
				.runInTransaction(bank.retry().policy().includes(CannotAcquireLockException.class).build(), work);
			assertThat(attempts).hasValue(2);
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void repeatsAfterARealLockTimeout(TestDatabase database) throws Exception {
		String shortWait = switch (database.type()) {
			case POSTGRESQL -> "set local lock_timeout = '200ms'";
			case MYSQL, MARIADB -> "set session innodb_lock_wait_timeout = 1";
			default -> "set lock_timeout 200";
		};
		try (Bank bank = Bank.on(database); Connection holder = database.connect()) {
			holder.setAutoCommit(false);
			try (Statement statement = holder.createStatement()) {
				statement.executeUpdate("update account set balance = 0 where id = 0");
			}
			RetryPolicy policy = bank.retry().policy().includes(CannotAcquireLockException.class).build();
			AtomicInteger attempts = new AtomicInteger();
			bank.retry().runInTransaction(policy, (db) -> {
				if (attempts.incrementAndGet() == 2) {
					holder.rollback();
				}
				db.execute(shortWait);
				db.find(Account.class, 0).add(1);
			});
			assertThat(attempts).hasValue(2);
			assertThat(bank.balance(0)).isEqualTo(Bank.START + 1);
		}
	}

	/**
	 * What an {@code EntityManager} throws outside of a session of this library is in
	 * Hibernate's words.
	 */
	@EachDatabase(DatabaseType.H2)
	void recognisesAConflictInHibernatesWords(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			AtomicInteger attempts = new AtomicInteger();
			bank.retry().runInTransaction((db) -> {
				if (attempts.incrementAndGet() == 1) {
					throw new PessimisticLockException("raw", new LockAcquisitionException("raw",
							new JdbcSQLTransactionRollbackException("raw", null, "40001", 40001, null, null)));
				}
			});
			assertThat(attempts).hasValue(2);
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> bank.retry().runInTransaction((db) -> {
					throw new LockTimeoutException("no conflict");
				}));
		}
	}

	@EachDatabase(DatabaseType.H2)
	void givesUpAfterTheLastAttempt(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			List<SerializationConflictException> thrown = new ArrayList<>();
			assertThatExceptionOfType(SerializationConflictException.class)
				.isThrownBy(() -> bank.retry().runInTransaction((db) -> {
					thrown.add(new SerializationConflictException(null));
					throw thrown.get(thrown.size() - 1);
				}))
				.satisfies((last) -> {
					assertThat(thrown).hasSize(3);
					assertThat(last).isSameAs(thrown.get(2));
					assertThat(last.getSuppressed()).containsExactly(thrown.get(0), thrown.get(1));
				});
		}
	}

	@EachDatabase(DatabaseType.H2)
	void repeatsNothingElse(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			for (Exception failure : List.of(new IOException("checked"), new IllegalArgumentException())) {
				AtomicInteger attempts = new AtomicInteger();
				assertThatExceptionOfType(failure.getClass())
					.isThrownBy(() -> bank.retry().<Exception>runInTransaction((db) -> {
						db.find(Account.class, 0).add(1);
						attempts.incrementAndGet();
						throw failure;
					}))
					.isSameAs(failure);
				assertThat(attempts).hasValue(1);
			}
			assertThat(bank.balance(0)).isEqualTo(Bank.START);
		}
	}

	@EachDatabase(DatabaseType.H2)
	void beginsNoAttemptAfterTheDeadline(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			AtomicInteger attempts = new AtomicInteger();
			RetryPolicy policy = RetryPolicy.builder()
				.maxRetries(1_000)
				.delay(Duration.ofHours(1))
				.timeout(Duration.ofMinutes(1))
				.build();
			assertThatExceptionOfType(DeadlockException.class)
				.isThrownBy(() -> bank.retry().runInTransaction(policy, (db) -> {
					attempts.incrementAndGet();
					throw new DeadlockException(null);
				}));
			assertThat(attempts).hasValue(1);
		}
	}

	@EachDatabase(DatabaseType.H2)
	void stopsWaitingWhenInterrupted(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			RetryPolicy policy = RetryPolicy.builder().maxRetries(1).delay(Duration.ofHours(1)).build();
			assertThatExceptionOfType(DeadlockException.class)
				.isThrownBy(() -> bank.retry().runInTransaction(policy, (db) -> {
					Thread.currentThread().interrupt();
					throw new DeadlockException(null);
				}));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@EachDatabase
	void isRefusedInsideARunningTransaction(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			assertThatIllegalStateException()
				.isThrownBy(() -> bank.transaction().executeWithoutResult((status) -> add(bank)))
				.withMessageContaining("already running")
				.withMessageContaining("outermost");
			assertThatIllegalStateException().isThrownBy(() -> bank.sessions().runInTransaction((outer) -> add(bank)))
				.withMessageStartingWith("Retry of a block of TransactionRetry: ");
			assertThatIllegalStateException().isThrownBy(() -> bank.retry().runInTransaction((outer) -> add(bank)));
			try (DbSession stored = bank.sessions().openSession()) {
				SessionThreadStorage storage = bank.sessions().threadStorage();
				storage.storeSession(stored);
				stored.begin();
				assertThatIllegalStateException().isThrownBy(() -> add(bank));
				stored.rollback();
				add(bank);
				storage.removeSession();
			}
			assertThat(bank.balance(0)).isEqualTo(Bank.START + 1);
		}
	}

	private static void add(Bank bank) {
		bank.retry().runInTransaction((db) -> db.find(Account.class, 0).add(1));
	}

	/**
	 * What waits in the session of the thread is neither written by the attempts nor lost
	 * with them.
	 */
	@EachDatabase
	void leavesTheSessionOfTheThreadAlone(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			bank.sessions().runWithSession((outer) -> {
				Account changed = outer.find(Account.class, 0);
				changed.add(100);
				AtomicInteger attempts = new AtomicInteger();
				bank.retry().runInTransaction((db) -> {
					assertThat(db.contains(changed)).isFalse();
					bank.sessions().runInTransaction((inner) -> inner.find(Account.class, 1).add(1));
					if (attempts.incrementAndGet() == 1) {
						throw new DeadlockException(null);
					}
				});
				assertThat(outer.contains(changed)).isTrue();
				assertThat(bank.balance(0)).isEqualTo(Bank.START + 100);
				outer.commit();
			});
			assertThat(bank.balance(0)).isEqualTo(Bank.START + 100);
			assertThat(bank.balance(1)).isEqualTo(Bank.START + 1);
		}
	}

	@EachDatabase(DatabaseType.H2)
	void refusesADefinitionThatBeginsNoTransaction(TestDatabase database) {
		try (Bank bank = Bank.on(database)) {
			TransactionDefinition none = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_SUPPORTS);
			assertThatIllegalArgumentException().isThrownBy(() -> bank.retry().inTransaction(none, (db) -> 1))
				.withMessageContaining("PROPAGATION_REQUIRED");
		}
	}

}
