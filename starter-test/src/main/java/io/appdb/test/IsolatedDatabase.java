package io.appdb.test;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseEngine;
import io.appdb.schema.Schema;
import io.appdb.session.Sessions;
import io.appdb.test.server.DatabaseCleaning;

/**
 * A database of an application under test, and how the tests are kept from seeing each
 * other's data in it. Lives as long as the application.
 */
final class IsolatedDatabase implements TestIsolation {

	private final TestedDatabase database;

	private final DatabaseEngine engine;

	private final Sessions sessions;

	private final Schema schema;

	private final TestIsolation isolation;

	/**
	 * Creates the isolation of a database.
	 * @param database the database
	 * @param manager the manager of the application
	 * @param name what the manager calls the database
	 * @param history name of the table that lists the migrations
	 */
	IsolatedDatabase(TestedDatabase database, DatabaseManager manager, String name, String history) {
		this.database = database;
		this.engine = manager.engine(name);
		this.sessions = (Sessions) manager.sessions(name);
		this.schema = manager.schema(name);
		this.isolation = switch (database.isolation()) {
			case ROLLBACK -> new RolledBack();
			case CLONE -> new Copied(new TestedPool(this.engine.dataSource()));
			case TRUNCATE -> new Cleaned(history);
			case CREATE_DROP -> new CreatedAndDropped();
			case NONE -> new TestIsolation() {
			};
		};
	}

	@Override
	public void beforeClass() throws Exception {
		this.isolation.beforeClass();
	}

	@Override
	public void beforeTest() throws Exception {
		this.isolation.beforeTest();
	}

	@Override
	public void afterTest() throws Exception {
		this.isolation.afterTest();
	}

	/**
	 * Forgets what the application remembers of data that is no longer there.
	 */
	private void forgetData() {
		EntityManagerFactory factory = this.engine.entityManagerFactory();
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
			FramedTransactionManager transactions = (FramedTransactionManager) IsolatedDatabase.this.engine
				.transactionManager();
			this.frames.put(Thread.currentThread(), transactions.open(IsolatedDatabase.this.sessions));
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

		private final TestedPool pool;

		private boolean kept;

		Copied(TestedPool pool) {
			this.pool = pool;
		}

		@Override
		public void beforeClass() throws Exception {
			if (!this.kept) {
				IsolatedDatabase.this.database.keep(this.pool::letGoOfConnections);
				this.kept = true;
				return;
			}
			this.pool.keepFewConnections();
			IsolatedDatabase.this.database.reset(this.pool::letGoOfConnections);
			this.pool.letGoOfConnections();
			this.pool.awaitConnection();
			forgetData();
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
				this.cleaning = IsolatedDatabase.this.database.cleaning(this.history);
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
			IsolatedDatabase.this.schema.createAllTables();
		}

		@Override
		public void afterTest() {
			IsolatedDatabase.this.schema.dropAllTables();
			forgetData();
		}

	}

}
