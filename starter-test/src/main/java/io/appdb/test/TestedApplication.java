package io.appdb.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.appdb.DatabaseManager;

/**
 * An application that runs on its {@link TestedDatabases}, and how its tests are kept
 * apart. Lives as long as the application.
 */
final class TestedApplication {

	private final Isolation kind;

	private final DatabaseManager manager;

	private final List<TestIsolation> databases = new ArrayList<>();

	/**
	 * What the tests that run have taken, each on its thread.
	 */
	private final Map<Thread, TestTools> taken = new ConcurrentHashMap<>();

	/**
	 * The threads of the tests that run.
	 */
	private final Set<Thread> running = ConcurrentHashMap.newKeySet();

	/**
	 * The class whose tests run. Where several may share the application, the last one.
	 */
	private @Nullable Class<?> begun;

	/**
	 * Creates the application.
	 * @param databases its databases
	 * @param manager its manager
	 * @param history name of the table that lists the migrations of the default database
	 */
	TestedApplication(TestedDatabases databases, DatabaseManager manager, String history) {
		this.kind = databases.main().isolation();
		this.manager = manager;
		this.databases.add(new IsolatedDatabase(databases.main(), manager, DatabaseManager.DEFAULT, history));
		databases.further()
			.forEach((name, database) -> this.databases
				.add(new IsolatedDatabase(database, manager, name, TestedDatabase.HISTORY)));
	}

	Isolation isolation() {
		return this.kind;
	}

	DatabaseManager manager() {
		return this.manager;
	}

	/**
	 * Prepares the database for a class, unless its tests run already.
	 * @param testClass the class
	 * @return whether it was prepared
	 */
	synchronized boolean beginClass(Class<?> testClass) throws Exception {
		if (this.begun == testClass) {
			return false;
		}
		for (TestIsolation database : this.databases) {
			database.beforeClass();
		}
		this.begun = testClass;
		return true;
	}

	/**
	 * No class runs any more, until one begins.
	 */
	synchronized void endClass() {
		this.begun = null;
	}

	/**
	 * Begins a test on this thread.
	 * @param testClass its class
	 * @throws TestSetupException if another test runs, whose end would take away the data
	 * of this one
	 */
	void beginTest(Class<?> testClass) throws Exception {
		boolean alone = enter();
		try {
			if (!alone && (this.kind == Isolation.TRUNCATE || this.kind == Isolation.CREATE_DROP)) {
				throw new TestSetupException(testClass,
						"has isolation " + this.kind + " and runs tests at the same time, "
								+ "of which one would take away the data of the other: annotate the class with "
								+ "@Execution(SAME_THREAD), or use isolation ROLLBACK");
			}
			isolate();
		}
		catch (Exception ex) {
			this.running.remove(Thread.currentThread());
			throw ex;
		}
	}

	/**
	 * Where one database cannot be prepared, those before it are as if no test had begun.
	 */
	private void isolate() throws Exception {
		Deque<TestIsolation> begun = new ArrayDeque<>();
		try {
			for (TestIsolation database : this.databases) {
				database.beforeTest();
				begun.push(database);
			}
		}
		catch (Exception ex) {
			try {
				end(begun);
			}
			catch (Exception suppressed) {
				ex.addSuppressed(suppressed);
			}
			throw ex;
		}
	}

	/**
	 * Ends the test in each database, the one that it has begun in last first: Spring
	 * remembers their transactions one in the other.
	 */
	private static void end(Deque<TestIsolation> databases) throws Exception {
		Exception failure = null;
		while (!databases.isEmpty()) {
			try {
				databases.pop().afterTest();
			}
			catch (Exception ex) {
				failure = (failure != null) ? failure : ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * The first of two tests goes on, however close they are.
	 */
	private synchronized boolean enter() {
		return this.running.add(Thread.currentThread()) && this.running.size() == 1;
	}

	/**
	 * Notes what the test on this thread takes, to be closed before its data go.
	 */
	void take(TestTools tools) {
		this.taken.put(Thread.currentThread(), tools);
	}

	/**
	 * Ends the test on this thread: first what it has taken, which may hold a transaction
	 * or have stopped the server, then its data.
	 */
	void endTest() throws Exception {
		TestTools tools = this.taken.remove(Thread.currentThread());
		try {
			if (tools != null) {
				tools.close();
			}
		}
		finally {
			try {
				Deque<TestIsolation> begun = new ArrayDeque<>();
				this.databases.forEach(begun::push);
				end(begun);
			}
			finally {
				this.running.remove(Thread.currentThread());
			}
		}
	}

}
