package io.appdb.web;

import java.net.http.HttpResponse;
import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import org.assertj.core.api.SoftAssertions;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SQLite rolls a transaction back by itself when its disk is full and where a statement
 * asks for it. What follows is not stored without what came before.
 */
class SqliteRollbackTests {

	private static final List<String> WAYS = List.of("execute", "template", "native");

	private static final String TOO_MUCH = "insert into owner (id, name) with recursive n(i) as (select 1000 union all "
			+ "select i + 1 from n where i < 200000) select i, 'owner ' || i from n";

	private static final String TOO_LARGE = "insert into owner (id, name) values (5, hex(zeroblob(400000)))";

	private static final String CONFLICT = "insert or rollback into owner (id, name) values (1, 'again')";

	@EachDatabase(DatabaseType.SQLITE)
	void aFullDiskIsUnavailable(TestDatabase database) {
		SoftAssertions softly = new SoftAssertions();
		try (WebServer server = start(database)) {
			for (String way : WAYS) {
				fill(server);
				HttpResponse<String> answer = server.get("/fails/" + way);
				softly.assertThat(answer.statusCode()).as(way).isEqualTo(503);
				softly.assertThat(answer.body()).as(way).contains("\"code\":\"unavailable\"");
				softly.assertThat(server.count("owner")).as(way).isOne();
			}
		}
		softly.assertAll();
	}

	@EachDatabase(DatabaseType.SQLITE)
	void nothingOfARolledBackTransactionIsStored(TestDatabase database) {
		SoftAssertions softly = new SoftAssertions();
		try (WebServer server = start(database)) {
			for (String way : WAYS) {
				for (String failure : List.of("large", "conflict")) {
					fill(server);
					HttpResponse<String> answer = server.get("/caught/" + way + "/" + failure);
					String description = way + ", " + failure + ": " + answer.body();
					softly.assertThat(answer.statusCode()).as(description).isEqualTo(500);
					softly.assertThat(answer.body()).as(description).contains("\"code\":\"rolled-back\"");
					softly.assertThat(server.count("owner")).as(description).isOne();
				}
			}
			server.jdbc().sql("insert into owner (id, name) values (9, 'nine')").update();
			softly.assertThat(server.count("owner")).isEqualTo(2);
		}
		softly.assertAll();
	}

	/**
	 * A statement that SQLite can take back alone is no end of the transaction.
	 */
	@EachDatabase(DatabaseType.SQLITE)
	void theTransactionGoesOnWhereOnlyTheStatementIsRolledBack(TestDatabase database) {
		try (WebServer server = start(database)) {
			for (String way : List.of("execute", "template")) {
				fill(server);
				assertThat(server.get("/caught/" + way + "/full").body()).isEqualTo("stored");
				assertThat(server.count("owner")).isEqualTo(3);
			}
		}
	}

	/**
	 * The limit belongs to a connection, of which there is one.
	 */
	private static WebServer start(TestDatabase database) {
		return WebServer.start(database, List.of(Ways.class), "app.db.pool.size=1", "app.db.pool.max-overflow=0");
	}

	private static void fill(WebServer server) {
		server.jdbc().sql("delete from owner").update();
		server.jdbc().sql("insert into owner (id, name) values (1, 'first')").update();
		int pages = server.jdbc().sql("pragma page_count").query(Integer.class).single();
		server.jdbc().sql("pragma max_page_count = " + (pages + 10)).query(Integer.class).single();
	}

	/**
	 * Handlers whose statements fail.
	 */
	@RestController
	static class Ways {

		private final JdbcTemplate template;

		private final EntityManager entityManager;

		Ways(JdbcTemplate template, EntityManager entityManager) {
			this.template = template;
			this.entityManager = entityManager;
		}

		@GetMapping("/fails/{way}")
		String fails(@PathVariable String way, CurrentSessionTransaction db) {
			run(way, "insert into owner (id, name) values (2, 'before')", db);
			run(way, TOO_MUCH, db);
			return "stored";
		}

		@Transactional
		@GetMapping("/caught/{way}/{failure}")
		public String caught(@PathVariable String way, @PathVariable String failure, CurrentSessionTransaction db) {
			run(way, "insert into owner (id, name) values (2, 'before')", db);
			catching(way, switch (failure) {
				case "full" -> TOO_MUCH;
				case "large" -> TOO_LARGE;
				default -> CONFLICT;
			}, db);
			catching(way, "insert into owner (id, name) values (3, 'after')", db);
			return "stored";
		}

		private void catching(String way, String sql, CurrentSessionTransaction db) {
			try {
				run(way, sql, db);
			}
			catch (RuntimeException ex) {
				// As applications do
			}
		}

		private void run(String way, String sql, CurrentSessionTransaction db) {
			switch (way) {
				case "execute" -> db.execute(sql);
				case "template" -> this.template.update(sql);
				default -> this.entityManager.createNativeQuery(sql).executeUpdate();
			}
		}

	}

}
