package io.appdb.test;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import io.appdb.DatabaseManager;
import io.appdb.session.Sessions;
import io.appdb.test.server.DatabaseCleaning;

/**
 * An application that runs on its {@link TestedDatabase}, and how its tests are kept
 * apart. Lives as long as the application.
 */
final class TestedApplication {

	private final TestedDatabase database;

	private final DatabaseManager manager;

	private final TestedPool pool;

	private final TestIsolation isolation;

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

	TestedApplication(TestedDatabase database, DatabaseManager manager, String history) {
		this.database = database;
		this.manager = manager;
		this.pool = new TestedPool(manager.engine().dataSource());
		this.isolation = switch (database.isolation()) {
			case ROLLBACK -> new RolledBack();
			case CLONE -> new Copied();
			case TRUNCATE -> new Cleaned(history);
			case CREATE_DROP -> new CreatedAndDropped();
			case NONE -> new TestIsolation() {
			};
		};
	}

	TestedDatabase database() {
		return this.database;
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
		this.isolation.beforeClass();
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
		Isolation kind = this.database.isolation();
		boolean alone = enter();
		try {
			if (!alone && (kind == Isolation.TRUNCATE || kind == Isolation.CREATE_DROP)) {
				throw new TestSetupException(testClass,
						"has isolation " + kind + " and runs tests at the same time, "
								+ "of which one would take away the data of the other: annotate the class with "
								+ "@Execution(SAME_THREAD), or use isolation ROLLBACK");
			}
			this.isolation.beforeTest();
		}
		catch (Exception ex) {
			this.running.remove(Thread.currentThread());
			throw ex;
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
				this.isolation.afterTest();
			}
			finally {
				this.running.remove(Thread.currentThread());
			}
		}
	}

	private Sessions sessions() {
		return (Sessions) this.manager.sessions();
	}

	/**
	 * Forgets what the application remembers of data that is no longer there.
	 */
	private void forgetData() {
		EntityManagerFactory factory = this.manager.engine().entityManagerFactory();
		factory.getCache().evictAll();
		GeneratedIdentifiers.forget(factory);
	}

	/**
	 * A transaction around each test. Tests may run side by side: each thread has its
	 * own.
	 */
	private final class RolledBack implements TestIsolation {

		private final Map<Thread, TransactionFrame> frames = new ConcurrentHashMap<>();

		@Override
		public void beforeTest() {
			FramedTransactionManager transactions = (FramedTransactionManager) TestedApplication.this.manager.engine()
				.transactionManager();
			this.frames.put(Thread.currentThread(), transactions.open(sessions()));
		}

		@Override
		public void afterTest() {
			TransactionFrame frame = this.frames.remove(Thread.currentThread());
			if (frame != null) {
				frame.close();
			}
		}

	}

	/**
	 * The state of the template for each class.
	 */
	private final class Copied implements TestIsolation {

		private boolean kept;

		@Override
		public void beforeClass() throws Exception {
			if (!this.kept) {
				TestedApplication.this.database.keep(pool()::letGoOfConnections);
				this.kept = true;
				return;
			}
			pool().keepFewConnections();
			TestedApplication.this.database.reset(pool()::letGoOfConnections);
			pool().letGoOfConnections();
			pool().awaitConnection();
			forgetData();
		}

		private TestedPool pool() {
			return TestedApplication.this.pool;
		}

	}

	/**
	 * Committed data is removed after each test.
	 */
	private final class Cleaned implements TestIsolation {

		private final String history;

		private @Nullable DatabaseCleaning cleaning;

		Cleaned(String history) {
			this.history = history;
		}

		@Override
		public void beforeClass() throws SQLException {
			if (this.cleaning == null) {
				this.cleaning = TestedApplication.this.database.cleaning(this.history);
			}
		}

		@Override
		public void afterTest() throws SQLException {
			Objects.requireNonNull(this.cleaning).clean();
			forgetData();
		}

	}

	/**
	 * Tables around each test.
	 */
	private final class CreatedAndDropped implements TestIsolation {

		@Override
		public void beforeTest() {
			TestedApplication.this.manager.schema().createAllTables();
		}

		@Override
		public void afterTest() {
			TestedApplication.this.manager.schema().dropAllTables();
			forgetData();
		}

	}

}
