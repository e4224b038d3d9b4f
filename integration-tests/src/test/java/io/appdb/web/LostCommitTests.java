package io.appdb.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.retry.RetryTransaction;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.assertj.core.api.SoftAssertions;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Cuts the connection to the server before, during and after the commit, on each way to a
 * commit: only what is certain is answered as certain.
 */
class LostCommitTests {

	private static final List<String> WAYS = List.of("parameter", "annotated", "repository", "manager", "by-hand",
			"async", "writer", "repeated");

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void anUnknownOutcomeIsSaidToBeUnknown(TestDatabase database) throws IOException {
		cutEachWay(database, false);
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void aDriverThatGoesOnWithAnotherServerKnowsNoMore(TestDatabase database) throws IOException {
		cutEachWay(database, true);
	}

	private static void cutEachWay(TestDatabase database, boolean severalHosts) throws IOException {
		DatabaseUrl url = DatabaseUrl.parse(database.url());
		SoftAssertions softly = new SoftAssertions();
		try (CuttingProxy proxy = proxyOf(url);
				WebServer server = WebServer.start(database, List.of(Ways.class, AtomicInteger.class),
						"app.db.url=" + through(proxy, database, severalHosts), "app.db.pool.size=2",
						"app.db.pool.max-overflow=0")) {
			int id = 100;
			for (String way : WAYS) {
				for (Cut cut : Cut.values()) {
					walk(server, proxy, way, cut, ++id, softly);
				}
			}
			server.awaitIdlePool();
		}
		softly.assertAll();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void whatFollowsALostConnectionIsNotStoredWithoutWhatCameBefore(TestDatabase database) throws IOException {
		SoftAssertions softly = new SoftAssertions();
		for (boolean severalHosts : List.of(false, true)) {
			try (CuttingProxy proxy = proxyOf(DatabaseUrl.parse(database.url()));
					WebServer server = WebServer.start(database, List.of(Ways.class, AtomicInteger.class),
							"app.db.url=" + through(proxy, database, severalHosts))) {
				server.jdbc().sql("delete from owner").update();
				proxy.cutAt("select name from owner", false);
				HttpResponse<String> answer = server.get("/caught/1");
				String description = severalHosts + ": " + answer.body();
				softly.assertThat(proxy.hasCut()).as(description).isTrue();
				softly.assertThat(answer.body()).as(description).contains("\"code\":\"rolled-back\"");
				softly.assertThat(server.count("owner")).as(description).isZero();
			}
		}
		softly.assertAll();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void aStatementThatCommitsByItselfMayBeStored(TestDatabase database) throws IOException {
		cutEachStatement(database, false);
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void aStatementThatCommitsByItselfMayBeStoredOnOneOfSeveralServers(TestDatabase database) throws IOException {
		cutEachStatement(database, true);
	}

	private static void cutEachStatement(TestDatabase database, boolean severalHosts) throws IOException {
		DatabaseUrl url = DatabaseUrl.parse(database.url());
		SoftAssertions softly = new SoftAssertions();
		try (CuttingProxy proxy = proxyOf(url);
				WebServer server = WebServer.start(database, List.of(Statements.class),
						"app.db.url=" + through(proxy, database, severalHosts), "app.db.pool.size=2",
						"app.db.pool.max-overflow=0")) {
			int id = 0;
			for (String way : List.of("template", "client", "named", "batch")) {
				for (boolean delivered : List.of(false, true)) {
					proxy.cutAt("insert into owner", delivered);
					HttpResponse<String> answer = server.get("/" + way + "/" + ++id);
					String description = way + ", " + delivered + ": " + answer.body();
					softly.assertThat(answer.body()).as(description).contains("\"code\":\"outcome-unknown\"");
					softly.assertThat(answer.headers().firstValue("Retry-After")).as(description).isEmpty();
					int key = id;
					await().atMost(Duration.ofSeconds(10)).until(() -> stored(server, key) == (delivered ? 1 : 0));
				}
			}
			for (String way : List.of("template", "client")) {
				proxy.cutAt("select name from owner", false);
				softly.assertThat(server.get("/" + way + "/read").body()).contains("\"code\":\"unavailable\"");
			}
		}
		softly.assertAll();
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void onlyWorkThatMayBeDoneTwiceIsRepeated(TestDatabase database) throws IOException {
		DatabaseUrl url = DatabaseUrl.parse(database.url());
		try (CuttingProxy proxy = proxyOf(url);
				WebServer server = WebServer.start(database, List.of(Ways.class, AtomicInteger.class),
						"app.db.url=" + through(proxy, database, false))) {
			for (boolean delivered : List.of(false, true)) {
				server.context().getBean(AtomicInteger.class).set(0);
				proxy.cutAt("commit", delivered);
				assertThat(server.get("/idempotent/7").body()).isEqualTo("stored");
				assertThat(server.context().getBean(AtomicInteger.class)).hasValue(2);
				assertThat(stored(server, 7)).isOne();
			}
		}
	}

	private static CuttingProxy proxyOf(DatabaseUrl url) {
		return new CuttingProxy(Objects.requireNonNull(url.host()), Objects.requireNonNull(url.port()));
	}

	private static void walk(WebServer server, CuttingProxy proxy, String way, Cut cut, int id, SoftAssertions softly) {
		AtomicInteger calls = server.context().getBean(AtomicInteger.class);
		calls.set(0);
		proxy.cutAt(cut.statement, cut.delivered);
		HttpResponse<String> answer = server.get("/" + way + "/" + id);
		String description = way + ", " + cut + ": " + answer.statusCode() + " " + answer.body();
		softly.assertThat(proxy.hasCut()).as(description).isTrue();
		softly.assertThat(answer.statusCode()).as(description).isEqualTo(503);
		softly.assertThat(answer.body()).as(description).contains("\"code\":\"" + cut.code + "\"");
		softly.assertThat(answer.headers().firstValue("Retry-After").isPresent())
			.as(description)
			.isEqualTo(cut == Cut.STATEMENT);
		softly.assertThat(calls).as(description).hasValue(1);
		if (cut.delivered) {
			await().atMost(Duration.ofSeconds(10)).until(() -> stored(server, id) == 1);
		}
		softly.assertThat(stored(server, id)).as(description).isEqualTo(cut.delivered ? 1 : 0);
	}

	private static int stored(WebServer server, int id) {
		return server.jdbc().sql("select count(*) from owner where id = ?").param(id).query(Integer.class).single();
	}

	/**
	 * The address of a database behind a proxy.
	 * @param severalHosts whether the driver finds a second server there, which is the
	 * same
	 */
	private static String through(CuttingProxy proxy, TestDatabase database, boolean severalHosts) {
		String host = "localhost:" + proxy.port();
		String url = database.url()
			.replaceFirst("//[^/]+/", "//" + host + (severalHosts ? "," + host : "") + "/")
			.replace("jdbc:mariadb:", severalHosts ? "jdbc:mariadb:sequential:" : "jdbc:mariadb:");
		String plain = switch (database.type()) {
			case MYSQL -> "sslMode=DISABLED&allowPublicKeyRetrieval=true";
			case MARIADB -> "sslMode=disable&allowPublicKeyRetrieval=true";
			default -> "sslmode=disable&prepareThreshold=0";
		};
		return url + (url.contains("?") ? "&" : "?") + plain;
	}

	/**
	 * When the connection is cut.
	 */
	private enum Cut {

		STATEMENT("insert into owner", false, "unavailable"),

		COMMIT_NOT_DELIVERED("commit", false, "outcome-unknown"),

		COMMIT_DELIVERED("commit", true, "outcome-unknown");

		private final String statement;

		private final boolean delivered;

		private final String code;

		Cut(String statement, boolean delivered, String code) {
			this.statement = statement;
			this.delivered = delivered;
			this.code = code;
		}

	}

	/**
	 * Handlers that commit in their way.
	 */
	@RestController
	static class Ways {

		private final AtomicInteger calls;

		private final OwnerRepository owners;

		private final SessionManager sessions;

		Ways(AtomicInteger calls, OwnerRepository owners, SessionManager sessions) {
			this.calls = calls;
			this.owners = owners;
			this.sessions = sessions;
		}

		private Owner owner(long id) {
			this.calls.incrementAndGet();
			return new Owner(id, "owner " + id);
		}

		@GetMapping("/parameter/{id}")
		String parameter(@PathVariable long id, CurrentSessionTransaction db) {
			db.persist(owner(id));
			return "stored";
		}

		@Transactional
		@GetMapping("/annotated/{id}")
		public String annotated(@PathVariable long id, CurrentSession db) {
			db.persist(owner(id));
			return "stored";
		}

		@GetMapping("/repository/{id}")
		String repository(@PathVariable long id) {
			this.owners.save(owner(id));
			return "stored";
		}

		@GetMapping("/manager/{id}")
		String manager(@PathVariable long id) {
			this.sessions.runInTransaction((db) -> db.persist(owner(id)));
			return "stored";
		}

		@GetMapping("/by-hand/{id}")
		String byHand(@PathVariable long id, CurrentSession db) {
			db.persist(owner(id));
			db.commit();
			return "stored";
		}

		@GetMapping("/async/{id}")
		CompletableFuture<String> async(@PathVariable long id) {
			return this.sessions.async().inTransaction((db) -> {
				db.persist(owner(id));
				return "stored";
			});
		}

		@GetMapping("/writer/{id}")
		void writer(@PathVariable long id, OutputStream out, CurrentSessionTransaction db) throws IOException {
			db.persist(owner(id));
			out.write("stored".getBytes(StandardCharsets.UTF_8));
			out.flush();
		}

		@GetMapping("/caught/{id}")
		String caught(@PathVariable long id, CurrentSessionTransaction db) {
			db.execute("insert into owner (id, name) values (?, 'before')", id);
			try {
				db.rows("select name from owner");
			}
			catch (DataAccessException ex) {
				// the handler goes on
			}
			return "stored";
		}

		@RetryTransaction(idempotent = true)
		@GetMapping("/idempotent/{id}")
		String idempotent(@PathVariable long id, CurrentSessionTransaction db) {
			db.merge(owner(id));
			db.execute("update owner set name = ? where id = ?", "changed " + System.nanoTime() % 1000, id);
			return "stored";
		}

		@RetryTransaction
		@GetMapping("/repeated/{id}")
		String repeated(@PathVariable long id, CurrentSessionTransaction db) {
			db.persist(owner(id));
			return "stored";
		}

	}

	/**
	 * Handlers that write without a transaction.
	 */
	@RestController
	static class Statements {

		private final JdbcTemplate template;

		private final JdbcClient client;

		Statements(JdbcTemplate template, JdbcClient client) {
			this.template = template;
			this.client = client;
		}

		@GetMapping("/template/{id}")
		int template(@PathVariable long id) {
			return this.template.update("insert into owner (id, name) values (?, ?)", id, "owner " + id);
		}

		@GetMapping("/client/{id}")
		int client(@PathVariable long id) {
			return this.client.sql("insert into owner (id, name) values (?, ?)").params(id, "owner " + id).update();
		}

		@GetMapping("/named/{id}")
		int named(@PathVariable long id) {
			return new NamedParameterJdbcTemplate(this.template)
				.update("insert into owner (id, name) values (:id, :name)", Map.of("id", id, "name", "owner " + id));
		}

		@GetMapping("/batch/{id}")
		int[] batch(@PathVariable long id) {
			return this.template.batchUpdate("insert into owner (id, name) values (?, ?)",
					List.<Object[]>of(new Object[] { id, "owner " + id }));
		}

		@GetMapping("/template/read")
		List<String> readByTemplate() {
			return this.template.queryForList("select name from owner where id = ?", String.class, 1);
		}

		@GetMapping("/client/read")
		List<String> readByClient() {
			return this.client.sql("select name from owner where id = ?").param(1).query(String.class).list();
		}

	}

}
