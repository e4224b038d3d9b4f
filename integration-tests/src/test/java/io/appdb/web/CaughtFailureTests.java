package io.appdb.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import org.assertj.core.api.SoftAssertions;

import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the ways in which a statement of a transaction can fail and be caught: where the
 * transaction cannot be committed any more, the answer says so and nothing is stored.
 */
class CaughtFailureTests {

	private static final List<String> TRANSACTIONS = List.of("parameter", "annotated", "service", "template", "manager",
			"by-hand", "async");

	private static final List<String> BY_SQL = List.of("jdbc", "execute", "jdbc-template");

	private static final List<String> BY_ENTITY_MANAGER = List.of("native", "repository", "entity-manager");

	private static final List<String> REFUSED = List.of("refused-session", "refused-repository",
			"refused-entity-manager");

	@EachDatabase
	void noSuccessForATransactionThatCannotBeCommitted(TestDatabase database) {
		boolean aborts = database.type() == DatabaseType.POSTGRESQL;
		SoftAssertions softly = new SoftAssertions();
		try (WebServer server = WebServer.start(database, Transactions.class)) {
			for (String transaction : TRANSACTIONS) {
				BY_SQL.forEach((way) -> walk(server, transaction, way, aborts, softly));
				BY_ENTITY_MANAGER.forEach((way) -> walk(server, transaction, way, true, softly));
			}
			server.awaitIdlePool();
		}
		softly.assertAll();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void whatFollowsACaughtDeadlockIsNotStoredWithoutWhatCameBefore(TestDatabase database) throws Exception {
		String url = database.url() + ((database.type() == DatabaseType.H2) ? ";LOCK_TIMEOUT=10000" : "");
		try (WebServer server = WebServer.start(database, List.of(Transactions.class, Meeting.class),
				"app.db.url=" + url)) {
			server.jdbc().sql("insert into owner (id, name) values (1, 'one'), (2, 'two')").update();
			CompletableFuture<HttpResponse<String>> one = CompletableFuture.supplyAsync(() -> server.get("/cross/1/2"));
			CompletableFuture<HttpResponse<String>> two = CompletableFuture.supplyAsync(() -> server.get("/cross/2/1"));
			List<HttpResponse<String>> answers = List.of(one.get(60, TimeUnit.SECONDS), two.get(60, TimeUnit.SECONDS));
			assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 500);
			assertThat(answers).extracting(HttpResponse::body)
				.anyMatch((body) -> body.contains("\"code\":\"rolled-back\""));
			assertThat(server.count("owner")).isEqualTo(3);
			server.awaitIdlePool();
		}
	}

	@EachDatabase
	void aFailureInsideOfASavepointDoesNotHurtTheTransaction(TestDatabase database) {
		try (WebServer server = WebServer.start(database, Transactions.class)) {
			server.jdbc().sql("insert into owner (id, name) values (1, 'taken')").update();
			assertThat(server.get("/savepoint/jdbc").body()).isEqualTo("stored");
			assertThat(server.get("/savepoint/entity-manager").body()).isEqualTo("stored");
			assertThat(server.count("owner")).isEqualTo(3);
		}
	}

	/**
	 * Hibernate refuses an entity without any statement that could fail.
	 */
	@EachDatabase
	void noSuccessAfterAnEntityWasRefused(TestDatabase database) {
		SoftAssertions softly = new SoftAssertions();
		try (WebServer server = WebServer.start(database, Transactions.class,
				"spring.jpa.properties.hibernate.check_nullability=true")) {
			for (String transaction : TRANSACTIONS) {
				REFUSED.forEach((way) -> walk(server, transaction, way, true, softly));
			}
			server.awaitIdlePool();
		}
		softly.assertAll();
	}

	private static void walk(WebServer server, String transaction, String way, boolean aborted, SoftAssertions softly) {
		server.jdbc().sql("delete from owner").update();
		server.jdbc().sql("insert into owner (id, name) values (1, 'taken')").update();
		HttpResponse<String> answer = server.get("/" + transaction + "/" + way);
		String description = transaction + " with " + way + ": " + answer.body();
		softly.assertThat(answer.statusCode()).as(description).isEqualTo(aborted ? 500 : 200);
		softly.assertThat(answer.body()).as(description).contains(aborted ? "\"code\":\"rolled-back\"" : "stored");
		softly.assertThat(server.count("owner")).as(description).isEqualTo(aborted ? 1 : 2);
	}

	/**
	 * Handlers that differ in how their transaction begins and ends.
	 */
	@RestController
	@Import({ Work.class, Service.class })
	static class Transactions {

		private final Work work;

		private final Service service;

		private final TransactionTemplate template;

		private final SessionManager sessions;

		Transactions(Work work, Service service, TransactionTemplate template, SessionManager sessions) {
			this.work = work;
			this.service = service;
			this.template = template;
			this.sessions = sessions;
		}

		@GetMapping("/parameter/{way}")
		String parameter(@PathVariable String way, CurrentSessionTransaction db) {
			return this.work.writeAndFail(way);
		}

		@Transactional
		@GetMapping("/annotated/{way}")
		public String annotated(@PathVariable String way) {
			return this.work.writeAndFail(way);
		}

		@GetMapping("/service/{way}")
		String service(@PathVariable String way) {
			return this.service.writeAndFail(way);
		}

		@GetMapping("/template/{way}")
		String template(@PathVariable String way) {
			return this.template.execute((status) -> this.work.writeAndFail(way));
		}

		@GetMapping("/manager/{way}")
		String manager(@PathVariable String way) {
			return this.sessions.inTransaction((db) -> this.work.writeAndFail(way));
		}

		@GetMapping("/by-hand/{way}")
		String byHand(@PathVariable String way, CurrentSession db) {
			db.begin();
			String answer = this.work.writeAndFail(way);
			db.commit();
			return answer;
		}

		@GetMapping("/savepoint/{way}")
		String savepoint(@PathVariable String way, CurrentSessionTransaction db) {
			this.work.insert(way, 20 + way.length(), way);
			try {
				return db.savepoint((inner) -> {
					this.work.insert(way, 11, "taken");
					return "not failed";
				});
			}
			catch (RuntimeException ex) {
				return "stored";
			}
		}

		@GetMapping("/async/{way}")
		CompletableFuture<String> async(@PathVariable String way) {
			return this.sessions.async().inTransaction((db) -> this.work.writeAndFail(way));
		}

	}

	/**
	 * Two transactions that take each other's rows. The loser catches its deadlock and
	 * writes on.
	 */
	@RestController
	static class Meeting {

		private final CyclicBarrier both = new CyclicBarrier(2);

		@GetMapping("/cross/{first}/{second}")
		String cross(@PathVariable long first, @PathVariable long second, CurrentSessionTransaction db)
				throws Exception {
			String update = "update owner set name = ? where id = ?";
			db.execute(update, "by " + first, first);
			this.both.await(30, TimeUnit.SECONDS);
			try {
				db.execute(update, "also by " + first, second);
				db.execute("insert into owner (id, name) values (?, ?)", 10 + first, "winner");
			}
			catch (RuntimeException ex) {
				try {
					db.execute("insert into owner (id, name) values (?, ?)", 10 + first, "loser");
				}
				catch (RuntimeException again) {
					return "caught twice";
				}
			}
			return "stored";
		}

	}

	/**
	 * A bean whose transaction is its own.
	 */
	@Component
	@Transactional
	static class Service {

		private final Work work;

		Service(Work work) {
			this.work = work;
		}

		public String writeAndFail(String way) {
			return this.work.writeAndFail(way);
		}

	}

	/**
	 * Writes a row, fails to write another one, and goes on as if nothing had happened.
	 */
	@Component
	static class Work {

		private static final String INSERT = "insert into owner (id, name) values (?, ?)";

		private final CurrentSession db;

		private final JdbcTemplate jdbc;

		private final EntityManager entities;

		private final OwnerRepository owners;

		Work(CurrentSession db, JdbcTemplate jdbc, EntityManager entities, OwnerRepository owners) {
			this.db = db;
			this.jdbc = jdbc;
			this.entities = entities;
			this.owners = owners;
		}

		String writeAndFail(String way) {
			insert(way, 10, "new");
			try {
				insert(way, 11, "taken");
				return "not failed";
			}
			catch (RuntimeException ex) {
				return "stored";
			}
		}

		void insert(String way, long id, String name) {
			switch (way) {
				case "jdbc" -> this.db.jdbc().sql(INSERT).params(id, name).update();
				case "execute" -> this.db.execute(INSERT, id, name);
				case "jdbc-template" -> this.jdbc.update(INSERT, id, name);
				case "native" ->
					this.entities.createNativeQuery(INSERT).setParameter(1, id).setParameter(2, name).executeUpdate();
				case "refused-session" -> this.db.persist(refused(id, name));
				case "refused-repository" -> this.owners.save(refused(id, name));
				case "refused-entity-manager" -> this.entities.persist(refused(id, name));
				case "repository" -> this.owners.saveAndFlush(new Owner(id, name));
				default -> {
					this.entities.persist(new Owner(id, name));
					this.entities.flush();
				}
			}
		}

		private static Owner refused(long id, String name) {
			return name.equals("taken") ? Owner.nameless(id) : new Owner(id, name);
		}

	}

}
