package io.appdb.test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

import io.appdb.DatabaseManager;
import io.appdb.session.CurrentSession;
import io.appdb.session.SessionManager;
import io.appdb.session.Sessions;
import io.appdb.session.request.RequestSession;
import io.appdb.test.server.TestServers;

/**
 * What a test takes as parameters. Lives as long as the test; one thread.
 */
final class TestTools implements AutoCloseable {

	private static final Set<Class<?>> TYPES = Set.of(DatabaseManager.class, SessionManager.class, CurrentSession.class,
			Fixtures.class, DatabaseFaults.class);

	private final TestedApplication application;

	private final Deque<Runnable> open = new ArrayDeque<>();

	TestTools(TestedApplication application) {
		this.application = application;
	}

	static boolean isTool(Class<?> type) {
		return TYPES.contains(type);
	}

	Object get(Class<?> type) {
		DatabaseManager manager = this.application.manager();
		if (type == DatabaseManager.class) {
			return manager;
		}
		if (type == SessionManager.class) {
			return manager.sessions();
		}
		if (type == Fixtures.class) {
			return Fixtures.of(manager);
		}
		return (type == DatabaseFaults.class) ? faults(manager) : currentSession((Sessions) manager.sessions());
	}

	/**
	 * Faults that are undone when the test ends.
	 */
	private DatabaseFaults faults(DatabaseManager manager) {
		DatabaseFaults faults = DatabaseFaults.of(manager, TestServers.shared().control(manager.engine().type()));
		this.open.push(faults::close);
		return faults;
	}

	/**
	 * The session of the test's transaction; where there is none, one that lives as long
	 * as the test.
	 */
	private CurrentSession currentSession(Sessions sessions) {
		if (this.application.isolation() == Isolation.ROLLBACK) {
			return sessions.currentSession(false);
		}
		RequestSession session = RequestSession.open(sessions);
		this.open.push(session::close);
		return session.currentSession(false);
	}

	@Override
	public void close() {
		RuntimeException failure = null;
		while (!this.open.isEmpty()) {
			try {
				this.open.pop().run();
			}
			catch (RuntimeException ex) {
				failure = (failure != null) ? failure : ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

}
