package io.appdb.web;

import java.io.IOException;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of how long a session and its connection live in a request.
 */
class OpenInViewTests {

	private static TestDatabase database;

	@BeforeAll
	static void create() {
		database = TestDatabase.create(DatabaseType.POSTGRESQL);
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			server.context().getBean(SessionManager.class).runInTransaction((db) -> {
				Owner owner = new Owner(1, "Ada");
				owner.getPets().add(new Pet(1, "Rex"));
				db.persist(owner);
			});
		}
	}

	@AfterAll
	static void drop() throws SQLException, IOException {
		database.close();
	}

	@BeforeEach
	void keepsOneOwner() throws SQLException {
		try (var connection = database.connect(); var statement = connection.createStatement()) {
			statement.execute("delete from owner where id > 1");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/read", "/written" })
	void theViewLoadsLazily(String path) {
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			assertThat(server.get(path).body()).contains("Ada", "Rex");
		}
	}

	@Test
	void theSessionEndsWithTheHandlerWhenTheViewIsNotOpen() {
		try (WebServer server = WebServer.start(database, Handlers.class, "spring.jpa.open-in-view=false")) {
			assertThat(server.get("/read").statusCode()).isEqualTo(500);
			assertThat(server.get("/loaded").body()).contains("Ada", "Rex");
			assertThat(server.get("/write").body()).isEqualTo("written");
			assertThat(server.count("owner")).isEqualTo(2);
		}
	}

	@Test
	void joinsTheEntityManagerOfAnOwnFilter() {
		try (WebServer server = WebServer.start(database, OwnFilter.class)) {
			assertThat(server.get("/read").body()).contains("Ada", "Rex");
			assertThat(server.get("/write").body()).isEqualTo("written");
			assertThat(server.get("/by-hand").body()).isEqualTo("written");
			assertThat(server.count("owner")).isEqualTo(3);
		}
	}

	@Test
	void noConnectionIsHeldOutsideOfStatementsAndTransactions() {
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			assertThat(server.get("/busy").body()).isEqualTo("0 0 0 1 0");
			assertThat(server.get("/busy-in-transaction").body()).isEqualTo("0 1");
		}
	}

	@Test
	void anUnusedSessionCostsNoConnection() {
		try (WebServer server = WebServer.start(database, Handlers.class, "app.db.pool.size=1",
				"app.db.pool.max-overflow=0", "spring.flyway.enabled=false", "app.db.pool.timeout=1s")) {
			HikariDataSource pool = server.context().getBean(HikariDataSource.class);
			assertThat(pool.getMaximumPoolSize()).isOne();
			try (var taken = pool.getConnection()) {
				assertThat(taken.isClosed()).isFalse();
				assertThat(server.get("/unused").body()).isEqualTo("unused");
				assertThat(server.get("/unused-transaction").body()).isEqualTo("unused");
				assertThat(server.get("/read").statusCode()).isEqualTo(503);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	@Import(Handlers.class)
	static class OwnFilter {

		@Bean
		OpenEntityManagerInViewFilter ownOpenInView() {
			return new OpenEntityManagerInViewFilter();
		}

	}

	@Controller
	static class Handlers {

		private final HikariDataSource pool;

		Handlers(HikariDataSource pool) {
			this.pool = pool;
		}

		private int busy() {
			return this.pool.getHikariPoolMXBean().getActiveConnections();
		}

		@GetMapping("/read")
		String read(CurrentSession db, Model model) {
			model.addAttribute("owner", db.find(Owner.class, 1L));
			return "owner";
		}

		@GetMapping("/written")
		String written(CurrentSessionTransaction db, Model model) {
			model.addAttribute("owner", db.find(Owner.class, 1L));
			return "owner";
		}

		@GetMapping("/loaded")
		String loaded(CurrentSession db, Model model) {
			Owner owner = db.find(Owner.class, 1L);
			Hibernate.initialize(owner.getPets());
			model.addAttribute("owner", owner);
			return "owner";
		}

		@GetMapping("/write")
		@ResponseBody
		String write(CurrentSessionTransaction db) {
			db.persist(new Owner(2, "Bob"));
			return "written";
		}

		@GetMapping("/by-hand")
		@ResponseBody
		String byHand(CurrentSession db) {
			db.begin();
			db.persist(new Owner(3, "Eve"));
			db.commit();
			return "written";
		}

		@GetMapping("/busy")
		@ResponseBody
		String busy(CurrentSession db) {
			int unused = busy();
			Owner owner = db.find(Owner.class, 1L);
			int read = busy();
			Hibernate.initialize(owner.getPets());
			int lazy = busy();
			db.begin();
			db.find(Pet.class, 2L);
			int transaction = busy();
			db.commit();
			return unused + " " + read + " " + lazy + " " + transaction + " " + busy();
		}

		@GetMapping("/busy-in-transaction")
		@ResponseBody
		String busyInTransaction(CurrentSessionTransaction db) {
			int before = busy();
			db.find(Owner.class, 1L);
			return before + " " + busy();
		}

		@GetMapping("/unused")
		@ResponseBody
		String unused(CurrentSession db) {
			return "unused";
		}

		@GetMapping("/unused-transaction")
		@ResponseBody
		String unusedTransaction(CurrentSessionTransaction db) {
			return "unused";
		}

	}

}
