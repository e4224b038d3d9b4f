package io.appdb.retry;

import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.appdb.DatabaseManager;
import io.appdb.engine.PoolSettings;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A manager of one test database with accounts, whose transactions are repeated. Owned by
 * a test, which closes it.
 */
final class Bank implements AutoCloseable {

	static final long START = 1_000;

	private final DatabaseManager manager;

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final TransactionRetry retry;

	private Bank(TestDatabase database, int accounts, int threads, RetrySettings settings) {
		this.manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.pool(PoolSettings.defaults().withSize(threads).withMaxOverflow(2).withTimeout(Duration.ofSeconds(10)))
			.entities(Account.class, Transfer.class)
			.build();
		this.manager.initialize();
		this.retry = new TransactionRetry(sessions(), settings, new AttemptMeter(this.meters, "default"));
		sessions().runInTransaction((db) -> {
			for (int id = 0; id < accounts; id++) {
				db.persist(new Account(id, START));
			}
		});
	}

	/**
	 * Opens two accounts.
	 */
	static Bank on(TestDatabase database) {
		return new Bank(database, 2, 2, new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(10), true));
	}

	static Bank on(TestDatabase database, int accounts, int threads, RetrySettings settings) {
		return new Bank(database, accounts, threads, settings);
	}

	SessionManager sessions() {
		return this.manager.sessions();
	}

	TransactionRetry retry() {
		return this.retry;
	}

	TransactionTemplate transaction() {
		return new TransactionTemplate(this.manager.engine().transactionManager());
	}

	static TransactionDefinition serializable() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setIsolationLevel(Connection.TRANSACTION_SERIALIZABLE);
		return definition;
	}

	long balance(int account) {
		return sessions().withSession((db) -> db.find(Account.class, account)).balance();
	}

	/**
	 * Returns the number of attempts that ended with an exception, or with {@code none}.
	 */
	int attempts(String exception) {
		Counter counter = this.meters.find("app.db.retry.attempts").tag("exception", exception).counter();
		return (counter != null) ? (int) counter.count() : 0;
	}

	/**
	 * Returns the number of attempts by the exceptions they ended with.
	 */
	Map<String, Integer> attempts() {
		Map<String, Integer> attempts = new TreeMap<>();
		for (Counter counter : this.meters.find("app.db.retry.attempts").counters()) {
			attempts.put(String.valueOf(counter.getId().getTag("exception")), (int) counter.count());
		}
		return attempts;
	}

	@Override
	public void close() {
		this.manager.close();
	}

}
