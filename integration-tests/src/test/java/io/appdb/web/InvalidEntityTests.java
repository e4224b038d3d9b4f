package io.appdb.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import org.assertj.core.api.SoftAssertions;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An entity that breaks its own rules is a bad request on each way to the database.
 */
class InvalidEntityTests {

	private static final List<String> WAYS = List.of("parameter", "by-hand", "flush", "annotated", "template",
			"repository", "manager", "async", "batch");

	@EachDatabase(DatabaseType.SQLITE)
	void isABadRequest(TestDatabase database) {
		SoftAssertions softly = new SoftAssertions();
		try (WebServer server = WebServer.start(database, List.of(Ways.class))) {
			for (String way : WAYS) {
				HttpResponse<String> answer = server.get("/" + way);
				softly.assertThat(answer.statusCode()).as(way).isEqualTo(400);
				softly.assertThat(answer.body()).as(way).contains("\"code\":\"bad-value\"");
				softly.assertThat(server.count("badge")).as(way).isZero();
			}
			server.awaitIdlePool();
		}
		softly.assertAll();
	}

	/**
	 * Handlers that store a badge without a text.
	 */
	@RestController
	static class Ways {

		private final EntityManager entityManager;

		private final TransactionTemplate template;

		private final BadgeRepository badges;

		private final SessionManager sessions;

		Ways(EntityManager entityManager, TransactionTemplate template, BadgeRepository badges,
				SessionManager sessions) {
			this.entityManager = entityManager;
			this.template = template;
			this.badges = badges;
			this.sessions = sessions;
		}

		@GetMapping("/parameter")
		String parameter(CurrentSessionTransaction db) {
			db.persist(new Badge(1, " "));
			return "stored";
		}

		@GetMapping("/by-hand")
		String byHand(CurrentSession db) {
			db.persist(new Badge(1, " "));
			db.commit();
			return "stored";
		}

		@GetMapping("/flush")
		String flush(CurrentSessionTransaction db) {
			db.persist(new Badge(1, " "));
			db.flush();
			return "stored";
		}

		@Transactional
		@GetMapping("/annotated")
		public String annotated() {
			this.entityManager.persist(new Badge(1, " "));
			return "stored";
		}

		@GetMapping("/template")
		String template() {
			this.template.executeWithoutResult((status) -> this.entityManager.persist(new Badge(1, " ")));
			return "stored";
		}

		@GetMapping("/repository")
		String repository() {
			this.badges.save(new Badge(1, " "));
			return "stored";
		}

		@GetMapping("/manager")
		String manager() {
			this.sessions.runInTransaction((db) -> db.persist(new Badge(1, " ")));
			return "stored";
		}

		@GetMapping("/async")
		CompletableFuture<String> async() {
			return this.sessions.async().inTransaction((db) -> {
				db.persist(new Badge(1, " "));
				return "stored";
			});
		}

		@GetMapping("/batch")
		long batch(CurrentSessionTransaction db) {
			return db.batchInsert(List.of(new Badge(1, " ")));
		}

	}

}
