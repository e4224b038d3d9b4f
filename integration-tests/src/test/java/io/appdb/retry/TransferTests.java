package io.appdb.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.appdb.engine.DatabaseType;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many transfers at once that are in each other's way, on real databases.
 */
class TransferTests {

	private static final Logger logger = LoggerFactory.getLogger(TransferTests.class);

	private static final int THREADS = 16;

	private static final int TRANSFERS = 2_000;

	private static final int ACCOUNTS = 6;

	private static final RetrySettings PATIENT = new RetrySettings(1_000, Duration.ofMillis(1), Duration.ofMillis(20),
			true);

	/**
	 * Two transactions that have read the same accounts cannot both be committed. They
	 * write them in one order, so that they do not wait a second each for PostgreSQL to
	 * find a deadlock.
	 */
	@EachDatabase(DatabaseType.POSTGRESQL)
	void doesEverySerializableTransferOnce(TestDatabase database) throws Exception {
		try (Bank bank = Bank.on(database, ACCOUNTS, THREADS, PATIENT)) {
			run(bank, (transfer) -> bank.retry().inTransaction(Bank.serializable(), (db) -> {
				db.persist(transfer.copy());
				for (int account : new int[] { Math.min(transfer.from(), transfer.to()),
						Math.max(transfer.from(), transfer.to()) }) {
					db.find(Account.class, account)
						.add((account == transfer.to()) ? transfer.amount() : -transfer.amount());
				}
				return transfer;
			}));
			assertEachDoneOnce(bank);
			assertThat(bank.attempts("SerializationConflictException")).isGreaterThanOrEqualTo(100);
		}
	}

	/**
	 * Each transfer changes first the account that gives, so that two in opposite
	 * directions wait for each other.
	 */
	@EachDatabase({ DatabaseType.MYSQL, DatabaseType.MARIADB })
	void doesEveryCrossingTransferOnce(TestDatabase database) throws Exception {
		try (Bank bank = Bank.on(database, ACCOUNTS, THREADS, PATIENT)) {
			run(bank, (transfer) -> bank.retry().inTransaction((db) -> {
				db.persist(transfer.copy());
				add(db, transfer.from(), -transfer.amount());
				add(db, transfer.to(), transfer.amount());
				return transfer;
			}));
			assertEachDoneOnce(bank);
			assertThat(bank.attempts("DeadlockException")).isGreaterThanOrEqualTo(100);
		}
	}

	private static void add(DbSession db, int account, long amount) {
		int changed = db.execute("update account set balance = balance + ? where id = ?", amount, account);
		assertThat(changed).isOne();
	}

	private static void run(Bank bank, Doing doing) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			Random random = new Random(7);
			List<Future<Transfer>> results = new ArrayList<>();
			for (int id = 0; id < TRANSFERS; id++) {
				int from = random.nextInt(ACCOUNTS);
				int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
				Transfer transfer = new Transfer(id, from, to, 1 + random.nextInt(5));
				results.add(threads.submit(() -> doing.transfer(transfer)));
			}
			for (Future<Transfer> result : results) {
				result.get(2, TimeUnit.MINUTES);
			}
		}
		finally {
			threads.shutdownNow();
		}
		logger.warn("{} transfers, attempts {}", TRANSFERS, bank.attempts());
	}

	/**
	 * A transfer done twice would be there twice in the balances, one not done not at
	 * all.
	 */
	private static void assertEachDoneOnce(Bank bank) {
		long[] expected = LongStream.generate(() -> Bank.START).limit(ACCOUNTS).toArray();
		List<Transfer> transfers = bank.sessions()
			.withSession((db) -> db.createSelectionQuery("from Transfer", Transfer.class).getResultList());
		for (Transfer transfer : transfers) {
			expected[transfer.from()] -= transfer.amount();
			expected[transfer.to()] += transfer.amount();
		}
		assertThat(transfers).hasSize(TRANSFERS);
		for (int id = 0; id < ACCOUNTS; id++) {
			assertThat(bank.balance(id)).isEqualTo(expected[id]);
		}
		assertThat(LongStream.of(expected).sum()).isEqualTo(ACCOUNTS * Bank.START);
		assertThat(bank.attempts("none")).isEqualTo(TRANSFERS);
	}

	/**
	 * How a transfer is done.
	 */
	@FunctionalInterface
	private interface Doing {

		Transfer transfer(Transfer transfer) throws Exception;

	}

}
