package io.appdb.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.DbSession;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests handlers that a controller inherits, from a class with a type variable or from an
 * interface.
 */
class InheritedHandlerTests {

	private static TestDatabase database;

	private static WebServer server;

	@BeforeAll
	static void start() {
		database = TestDatabase.create(DatabaseType.POSTGRESQL);
		server = WebServer.start(database, Handlers.class);
	}

	@AfterAll
	static void stop() throws SQLException, IOException {
		server.close();
		database.close();
	}

	@ParameterizedTest
	@CsvSource({ "transaction, 1", "session, 0" })
	void theTypeThatTheControllerSettlesDecides(String controller, int stored) {
		server.jdbc().sql("delete from owner").update();
		assertThat(server.get("/" + controller + "/write").body()).isEqualTo("written");
		assertThat(server.count("owner")).isEqualTo(stored);
	}

	@Test
	void theAnnotationOfAnInterfaceDecides() {
		HttpResponse<String> answer = server.get("/declared/write");
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(server.jdbc().sql("select count(*) from owner where id = 7").query(Long.class).single()).isZero();
	}

	/**
	 * A handler for any session.
	 *
	 * @param <S> its type
	 */
	abstract static class Writing<S extends DbSession> {

		@GetMapping("/write")
		String write(S db) {
			db.execute("insert into owner (id, name) values (5, 'Ada')");
			return "written";
		}

	}

	/**
	 * An API that says how its handlers read.
	 */
	interface Declared {

		@GetMapping("/declared/write")
		String write(@Db(readOnly = true) CurrentSessionTransaction db);

	}

	/**
	 * One that commits.
	 */
	@RestController
	@RequestMapping("/transaction")
	@Import({ InSession.class, Declaring.class })
	static class Handlers extends Writing<CurrentSessionTransaction> {

	}

	/**
	 * One that does not.
	 */
	@RestController
	@RequestMapping("/session")
	static class InSession extends Writing<CurrentSession> {

	}

	/**
	 * One with an interface.
	 */
	@RestController
	static class Declaring implements Declared {

		@Override
		public String write(CurrentSessionTransaction db) {
			db.execute("insert into owner (id, name) values (7, 'Ada')");
			return "written";
		}

	}

}
