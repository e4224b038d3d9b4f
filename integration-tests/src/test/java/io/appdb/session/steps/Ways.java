package io.appdb.session.steps;

import java.util.LinkedHashMap;
import java.util.Map;

import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every way an application has to its sessions, each doing the same work.
 */
final class Ways {

	private final Map<String, Way> ways = new LinkedHashMap<>();

	private final Work work;

	private final SessionManager sessions;

	private Ways(SteppedApplication application) {
		this.work = application.bean(Work.class);
		this.sessions = application.bean(SessionManager.class);
	}

	/**
	 * The ways of threads that serve no request.
	 */
	static Map<String, Way> ofThreads(SteppedApplication application, boolean severalWriters) {
		Ways ways = new Ways(application);
		ways.blocks();
		ways.directSessions();
		ways.spring(application);
		if (severalWriters) {
			ways.isolated();
		}
		return ways.ways;
	}

	/**
	 * The ways of requests.
	 */
	static Map<String, Way> ofRequests(SteppedApplication application) {
		Map<String, Way> ways = new LinkedHashMap<>();
		for (String path : new String[] { "by-hand", "pending", "forgotten", "transaction", "two", "read", "injected",
				"annotated", "repository", "callable", "future" }) {
			ways.put("request " + path, (text) -> application.request("/" + path + "/" + text));
		}
		return ways;
	}

	private void blocks() {
		this.ways.put("block", (text) -> this.sessions.runInTransaction((db) -> this.work.write(db, text)));
		this.ways.put("read-only block", (text) -> this.sessions
			.runInTransaction(definition(TransactionDefinition.PROPAGATION_REQUIRED, true), this.work::read));
		this.ways.put("block by hand", (text) -> this.sessions.runWithSession((db) -> this.work.byHand(db, text)));
		this.ways.put("block with commit", (text) -> this.sessions.runInTransaction((db) -> this.work.goOn(db, text)));
		this.ways.put("savepoint",
				(text) -> this.sessions.runInTransaction((db) -> this.sessions.runInTransaction(
						definition(TransactionDefinition.PROPAGATION_NESTED, false),
						(inner) -> this.work.write(inner, text))));
		this.ways.put("task",
				(text) -> this.sessions.async().runInTransaction((db) -> this.work.write(db, text)).join());
		this.ways.put("task by hand",
				(text) -> this.sessions.async().runWithSession((db) -> this.work.byHand(db, text)).join());
	}

	private void isolated() {
		this.ways.put("requires new",
				(text) -> this.sessions.runInTransaction((db) -> this.sessions.runInTransaction(
						definition(TransactionDefinition.PROPAGATION_REQUIRES_NEW, false),
						(inner) -> this.work.write(inner, text))));
	}

	private void directSessions() {
		this.ways.put("openSession", (text) -> {
			try (DbSession db = this.sessions.openSession()) {
				this.work.byHand(db, text);
			}
		});
		this.ways.put("openSession again", (text) -> {
			try (DbSession db = this.sessions.openSession()) {
				this.work.again(db, text);
			}
		});
		this.ways.put("openSession with pending changes", (text) -> {
			try (DbSession db = this.sessions.openSession()) {
				this.work.persist(db, text);
				db.commit();
			}
		});
		this.ways.put("openSession in transaction", (text) -> {
			try (DbSession db = this.sessions.openSession()) {
				db.inTransaction((transaction) -> this.work.write(db, text));
			}
		});
		this.ways.put("stored session", (text) -> {
			try (DbSession db = this.sessions.openSession()) {
				this.sessions.threadStorage().storeSession(db);
				try {
					this.work.byHand(db, text);
				}
				finally {
					this.sessions.threadStorage().removeSession();
				}
			}
		});
		this.ways.put("given session in a task", (text) -> {
			try (DbSession db = this.sessions.openSession()) {
				this.sessions.async().runInTransaction(db, (given) -> this.work.byHand(given, text)).join();
			}
		});
	}

	private void spring(SteppedApplication application) {
		PlatformTransactionManager manager = application.bean(PlatformTransactionManager.class);
		Injected injected = application.bean(Injected.class);
		this.ways.put("template", (text) -> new TransactionTemplate(manager)
			.executeWithoutResult((status) -> this.work.write(injected.joining(), text)));
		this.ways.put("injected session in a block",
				(text) -> this.sessions.runWithSession((db) -> this.work.byHand(injected.current(), text)));
		this.ways.put("@Transactional", this.work::annotated);
		this.ways.put("repository", this.work::repository);
	}

	private static TransactionDefinition definition(int propagation, boolean readOnly) {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition(propagation);
		definition.setReadOnly(readOnly);
		return definition;
	}

	/**
	 * Does the work, and throws if it has failed.
	 */
	@FunctionalInterface
	interface Way {

		void run(String text) throws Exception;

	}

}
