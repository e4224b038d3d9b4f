package io.appdb.web;

import java.net.http.HttpResponse;
import java.util.List;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the ways in which a listener writes after a commit, when the transaction has
 * ended but is still on the thread: what is not stored is warned of, and what is stored
 * is not.
 */
@ExtendWith(OutputCaptureExtension.class)
class AfterCommitTests {

	private static final List<String> TRANSACTIONS = List.of("parameter", "annotated", "template", "manager", "by-hand",
			"async");

	private static final List<String> WRITES = List.of("repository", "entity-manager", "change", "session", "commit",
			"manager", "required", "jdbc-template", "execute", "requires-new");

	private static final List<String> STORED = List.of("manager", "jdbc-template", "requires-new");

	@EachDatabase
	void nothingIsLostWithoutAWord(TestDatabase database, CapturedOutput output) {
		SoftAssertions softly = new SoftAssertions();
		try (WebServer server = WebServer.start(database, Transactions.class)) {
			for (String transaction : TRANSACTIONS) {
				for (String write : WRITES) {
					walk(server, transaction, write, output, softly);
				}
			}
			server.awaitIdlePool();
		}
		softly.assertAll();
	}

	@EachDatabase
	void aListenerAfterARollbackWritesInATransactionOfItsOwn(TestDatabase database) {
		try (WebServer server = WebServer.start(database, Transactions.class)) {
			for (String transaction : TRANSACTIONS) {
				server.jdbc().sql("delete from owner").update();
				assertThat(server.get("/" + transaction + "/rollback").statusCode()).as(transaction).isEqualTo(500);
				server.awaitIdlePool();
				assertThat(server.jdbc().sql("select name from owner").query(String.class).list()).as(transaction)
					.containsExactly("audit");
			}
		}
	}

	private static void walk(WebServer server, String transaction, String write, CapturedOutput output,
			SoftAssertions softly) {
		server.jdbc().sql("delete from owner").update();
		int before = output.getAll().length();
		HttpResponse<String> answer = server.get("/" + transaction + "/" + write);
		server.awaitIdlePool();
		String log = output.getAll().substring(before);
		String description = transaction + " with " + write + ": " + answer.statusCode() + answer.body() + log;
		boolean stored = server.jdbc()
			.sql("select count(*) from owner where name = 'after'")
			.query(Long.class)
			.single() == 1;
		softly.assertThat(answer.statusCode()).as(description).isEqualTo(200);
		softly.assertThat(stored).as(description).isEqualTo(STORED.contains(write));
		softly.assertThat(log.contains("after the commit"))
			.as(description)
			.isEqualTo(!stored && !"execute".equals(write));
		softly.assertThat(log.contains("has ended and its listeners are running"))
			.as(description)
			.isEqualTo(List.of("commit", "execute").contains(write));
		softly.assertThat(server.count("owner")).as(description).isEqualTo(stored ? 2 : 1);
	}

	/**
	 * Handlers that differ in how their transaction begins and ends.
	 */
	@RestController
	@Import(Listener.class)
	static class Transactions {

		private final EntityManager entityManager;

		private final TransactionTemplate template;

		private final SessionManager sessions;

		private final ApplicationEventPublisher events;

		Transactions(EntityManager entityManager, TransactionTemplate template, SessionManager sessions,
				ApplicationEventPublisher events) {
			this.entityManager = entityManager;
			this.template = template;
			this.sessions = sessions;
			this.events = events;
		}

		@GetMapping("/parameter/{write}")
		String parameter(@PathVariable String write, CurrentSessionTransaction db) {
			return work(write);
		}

		@Transactional
		@GetMapping("/annotated/{write}")
		public String annotated(@PathVariable String write) {
			return work(write);
		}

		@GetMapping("/template/{write}")
		String template(@PathVariable String write) {
			return this.template.execute((status) -> work(write));
		}

		@GetMapping("/manager/{write}")
		String manager(@PathVariable String write) {
			return this.sessions.inTransaction((db) -> work(write));
		}

		@GetMapping("/by-hand/{write}")
		String byHand(@PathVariable String write, CurrentSession db) {
			db.begin();
			work(write);
			db.commit();
			return "done";
		}

		@GetMapping("/async/{write}")
		String async(@PathVariable String write) {
			return this.sessions.async().inTransaction((db) -> work(write)).join();
		}

		private String work(String write) {
			Owner owner = new Owner(1, "before");
			this.entityManager.persist(owner);
			this.events.publishEvent(new Written(write, owner));
			if ("rollback".equals(write)) {
				throw new IllegalStateException("rolled back");
			}
			return "done";
		}

	}

	/**
	 * That an owner was written.
	 */
	record Written(String write, Owner owner) {
	}

	/**
	 * Writes after the commit.
	 */
	static class Listener {

		private final OwnerRepository owners;

		private final EntityManager entityManager;

		private final CurrentSession session;

		private final SessionManager sessions;

		private final JdbcTemplate jdbc;

		private final PlatformTransactionManager transactionManager;

		Listener(OwnerRepository owners, EntityManager entityManager, CurrentSession session, SessionManager sessions,
				JdbcTemplate jdbc, PlatformTransactionManager transactionManager) {
			this.owners = owners;
			this.entityManager = entityManager;
			this.session = session;
			this.sessions = sessions;
			this.jdbc = jdbc;
			this.transactionManager = transactionManager;
		}

		@TransactionalEventListener
		void write(Written event) {
			Owner owner = new Owner(2, "after");
			switch (event.write()) {
				case "repository" -> this.owners.save(owner);
				case "entity-manager" -> this.entityManager.persist(owner);
				case "change" -> event.owner().setName("after");
				case "session" -> this.session.persist(owner);
				case "commit" -> {
					this.session.persist(owner);
					this.session.commit();
				}
				case "manager" -> this.sessions.runInTransaction((db) -> db.persist(owner));
				case "required" -> in(TransactionDefinition.PROPAGATION_REQUIRED, owner);
				case "jdbc-template" -> this.jdbc.update("insert into owner (id, name) values (2, 'after')");
				case "execute" -> this.session.execute("insert into owner (id, name) values (2, 'after')");
				case "requires-new" -> in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, owner);
				default -> throw new IllegalArgumentException(event.write());
			}
		}

		@TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
		void audit(Written event) {
			this.sessions.runInTransaction((db) -> db.persist(new Owner(3, "audit")));
		}

		private void in(int propagation, Owner owner) {
			new TransactionTemplate(this.transactionManager, new DefaultTransactionDefinition(propagation))
				.executeWithoutResult((status) -> this.entityManager.persist(owner));
		}

	}

}
