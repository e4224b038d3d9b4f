package io.appdb.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.faults.AppendTransaction.Append;
import io.appdb.faults.AppendTransaction.Operation;
import io.appdb.faults.AppendTransaction.Read;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Clients whose transactions read lists and append to them, as an entity is read and
 * written: what is appended goes to the end of what was read. Used by the thread of a
 * test.
 */
final class AppendWorkload {

	private static final int CLIENTS = 6;

	private static final int LISTS = 4;

	private static final int OPERATIONS = 3;

	private final SessionManager sessions;

	private final IsolationLevel level;

	private final AtomicInteger numbers = new AtomicInteger();

	private final AtomicInteger values = new AtomicInteger();

	AppendWorkload(SessionManager sessions, IsolationLevel level) {
		this.sessions = sessions;
		this.level = level;
	}

	/**
	 * Runs transactions on empty lists.
	 * @param count how many
	 * @return what they did
	 */
	List<AppendTransaction> run(int count) throws InterruptedException, ExecutionException {
		this.sessions.runInTransaction((session) -> {
			session.execute("delete from lists");
			for (int key = 0; key < LISTS; key++) {
				session.execute("insert into lists (id, items) values (?, '')", key);
			}
		});
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try {
			List<Future<AppendTransaction>> futures = new ArrayList<>();
			for (int number = 0; number < count; number++) {
				futures.add(clients.submit(this::transact));
			}
			List<AppendTransaction> transactions = new ArrayList<>();
			for (Future<AppendTransaction> future : futures) {
				transactions.add(future.get());
			}
			return transactions;
		}
		finally {
			clients.shutdownNow();
		}
	}

	private AppendTransaction transact() {
		int number = this.numbers.incrementAndGet();
		List<Operation> operations = new ArrayList<>();
		try {
			this.sessions.runInTransaction(this.level.definition(), (session) -> operate(session, number, operations));
			return new AppendTransaction(number, true, operations);
		}
		catch (DataAccessException | TransactionException ex) {
			return new AppendTransaction(number, false, operations);
		}
	}

	private void operate(DbSession session, int number, List<Operation> operations) {
		Random random = new Random(number);
		for (int index = 0; index < OPERATIONS; index++) {
			int key = random.nextInt(LISTS);
			String items = items(session, key);
			operations.add(new Read(key, values(items)));
			if (random.nextBoolean()) {
				int value = this.values.incrementAndGet();
				operations.add(new Append(key, value));
				session.execute("update lists set items = ? where id = ?", items + value + ",", key);
			}
		}
	}

	private static String items(DbSession session, int key) {
		return session.jdbc().sql("select items from lists where id = ?").param(key).query(String.class).single();
	}

	/**
	 * What is in the lists.
	 */
	Map<Integer, List<Integer>> lists() {
		Map<Integer, List<Integer>> lists = new HashMap<>();
		this.sessions.runInTransaction((session) -> {
			for (int key = 0; key < LISTS; key++) {
				lists.put(key, values(items(session, key)));
			}
		});
		return lists;
	}

	private static List<Integer> values(String items) {
		return Arrays.stream(items.split(",")).filter((item) -> !item.isEmpty()).map(Integer::valueOf).toList();
	}

}
