package io.appdb.web;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of every way in, every failure and every database: the answer is the same,
 * and so is the exception that an application's own handler gets.
 */
class EveryWayTests {

	private static final List<String> SQL = List.of("entity-manager", "session", "work", "transactional",
			"session-manager", "session-manager-entity-manager", "handler", "handler-jdbc", "jdbc-template",
			"jdbc-client", "jdbc-template-in-transaction", "plain-jdbc", "future", "joined-future", "async-sessions",
			"wrapped", "wrapped-checked", "function");

	/**
	 * Ways whose exception is the application's own, or for which no handler of
	 * exceptions is called.
	 */
	private static final List<String> WITHOUT_HANDLER = List.of("wrapped", "wrapped-checked", "function");

	private static final List<String> ENTITY = List.of("flush", "commit", "transactional-flush", "transactional-commit",
			"save", "save-and-flush", "current-session", "handler", "handler-entity-manager", "batch",
			"session-manager", "async-sessions", "wrapped");

	private static final List<String> READING = List.of("handler-jdbc", "jdbc-client");

	@EachDatabase
	void everyFailureHasOneAnswer(TestDatabase database) throws SQLException {
		Table table = new Table();
		try (WebServer server = start(database, List.of())) {
			for (Failure failure : failures(database.type())) {
				for (String way : SQL) {
					if (failure.isFor(way)) {
						table.check(server, "/sql/" + way + "?sql=" + encoded(failure.sql()), failure.answer());
					}
				}
				HttpResponse<String> chosen = server.get("/chosen?sql=" + encoded(failure.sql()));
				table.expect(chosen, "/chosen " + failure.sql(), 402, "");
			}
			entities(database.type()).forEach((input, answer) -> {
				for (String way : ENTITY) {
					table.check(server, "/entity/" + way + "?id=5&" + input, answer);
				}
			});
			for (String late : List.of("/late/flush", "/late/commit", "/late/lazy")) {
				table.check(server, late, new Answer(504, "timeout", "StatementTimeoutException"));
			}
			table.check(server, "/exhausted/lazy", Answer.EXHAUSTED);
			holdingAllConnections(server, () -> {
				for (String way : SQL) {
					table.check(server, "/sql/" + way + "?sql=" + encoded("select 1"), Answer.EXHAUSTED);
				}
				for (String way : ENTITY) {
					table.check(server, "/entity/" + way + "?id=5&name=five&amount=5", Answer.EXHAUSTED);
				}
				table.check(server, "/exhausted/answer", Answer.EXHAUSTED);
			});
			server.awaitIdlePool();
			assertThat(server.count("ware")).isEqualTo(1);
		}
		table.assertNothingDiffers();
	}

	@EachDatabase
	void everyFailureIsOneExceptionForTheApplication(TestDatabase database) throws SQLException {
		Table table = new Table();
		try (WebServer server = start(database, List.of(OwnAdvice.class))) {
			for (Failure failure : failures(database.type())) {
				for (String way : SQL) {
					if (failure.isFor(way) && !WITHOUT_HANDLER.contains(way)) {
						table.expect(server.get("/sql/" + way + "?sql=" + encoded(failure.sql())),
								way + " " + failure.sql(), 422, failure.answer().exception());
					}
				}
			}
			entities(database.type()).forEach((input, answer) -> {
				for (String way : ENTITY) {
					if (!WITHOUT_HANDLER.contains(way)) {
						table.expect(server.get("/entity/" + way + "?id=5&" + input), way + " " + input, 422,
								answer.exception());
					}
				}
			});
			table.expect(server.get("/exhausted/lazy"), "lazy", 422, "PoolExhaustedException");
			holdingAllConnections(server, () -> {
				for (String path : List.of("/exhausted/answer", "/sql/transactional?sql=select+1",
						"/sql/jdbc-template?sql=select+1", "/sql/plain-jdbc?sql=select+1")) {
					table.expect(server.get(path), path, 422, "PoolExhaustedException");
				}
			});
		}
		table.assertNothingDiffers();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void aProcedureHasTheSameAnswer(TestDatabase database) {
		Table table = new Table();
		try (WebServer server = start(database, List.of())) {
			table.check(server, "/procedure?state=23505", Answer.UNIQUE);
			table.check(server, "/procedure?state=40001", new Answer(409, "conflict", ""));
			table.check(server, "/procedure?state=57P01", Answer.DOWN);
		}
		table.assertNothingDiffers();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void anUnknownSortOfTheRequestIsTheRequestsMistake(TestDatabase database) {
		Table table = new Table();
		try (WebServer server = start(database, List.of())) {
			for (String kind : List.of("derived", "all", "query")) {
				for (String sort : List.of("nope", "nope,desc", "parent.nope", "name,nope", "name&sort=nope")) {
					table.check(server, "/sorted/" + kind + "?sort=" + sort, new Answer(400, "unknown-property", ""));
				}
				assertThat(server.get("/sorted/" + kind + "?sort=name,desc").statusCode()).isEqualTo(200);
			}
			table.check(server, "/sorted/query?sort=length(name)", new Answer(400, "unknown-property", ""));
			assertThat(server.get("/sorted/own-mistake").statusCode()).isEqualTo(500);
			assertThat(server.get("/sorted/own-mistake?sort=nope").statusCode()).isEqualTo(500);
		}
		table.assertNothingDiffers();
	}

	private static WebServer start(TestDatabase database, List<Class<?>> more) {
		List<Class<?>> components = new ArrayList<>(
				List.of(WareController.class, WareService.class, Repositories.class));
		components.addAll(more);
		String url = database.url() + ((database.type() == DatabaseType.SQLITE) ? "?busy_timeout=300" : "");
		WebServer server = WebServer.start(database, components, "app.db.url=" + url, "app.db.pool.size=2",
				"app.db.pool.max-overflow=0", "app.db.pool.timeout=300ms", "app.db.schema.mode=create");
		server.jdbc().sql("insert into ware (id, name, amount) values (1, 'one', 1)").update();
		raising(database.type()).forEach((sql) -> server.jdbc().sql(sql).update());
		return server;
	}

	private static List<Failure> failures(DatabaseType type) {
		List<Failure> failures = new ArrayList<>(
				List.of(new Failure("insert into ware (id, name, amount) values (2, 'one', 1)", Answer.UNIQUE),
						new Failure("insert into ware (id, name, amount, parent_id) values (2, 'two', 1, 99)",
								Answer.REFERENCE),
						new Failure("insert into ware (id, name, amount) values (2, null, 1)", Answer.MISSING),
						new Failure("insert into ware (id, name, amount) values (2, 'two', -1)", Answer.BAD),
						new Failure("select * from nowhere", Answer.MISTAKE),
						new Failure("select nothing from ware", Answer.MISTAKE)));
		if (type != DatabaseType.SQLITE) {
			failures.add(new Failure("insert into ware (id, name, amount) values (2, '" + "x".repeat(40) + "', 1)",
					Answer.TOO_LONG));
		}
		codes(type).forEach((code, answer) -> failures.add(new Failure(raise(type, code), answer)));
		return failures;
	}

	/**
	 * Codes that the server itself is made to report.
	 */
	private static Map<String, Answer> codes(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL ->
				Map.of("57P01", Answer.DOWN, "57P02", Answer.DOWN, "57P03", Answer.DOWN, "57P04", Answer.DOWN, "57P05",
						Answer.DOWN, "57014", Answer.TIMEOUT, "40P01", Answer.DEADLOCK, "53100", Answer.DOWN);
			case MYSQL, MARIADB -> Map.ofEntries(Map.entry("1053", Answer.DOWN), Map.entry("1077", Answer.DOWN),
					Map.entry("1078", Answer.DOWN), Map.entry("1079", Answer.DOWN), Map.entry("1152", Answer.DOWN),
					Map.entry("1159", Answer.DOWN), Map.entry("1161", Answer.DOWN), Map.entry("1184", Answer.DOWN),
					Map.entry("1927", Answer.DOWN), Map.entry("3169", Answer.DOWN), Map.entry("2006", Answer.DOWN),
					Map.entry("2013", Answer.DOWN), Map.entry("3024", Answer.TIMEOUT),
					Map.entry("1213", Answer.DEADLOCK), Map.entry("1114", Answer.DOWN));
			case H2 -> Map.of("90121", Answer.DOWN, "90007", Answer.DOWN, "90067", Answer.DOWN, "90098", Answer.DOWN,
					"57014", Answer.TIMEOUT, "40001", Answer.DEADLOCK, "90030", Answer.DOWN);
			case SQLITE, OTHER -> Map.of();
		};
	}

	private static String raise(DatabaseType type, String code) {
		return switch (type) {
			case POSTGRESQL -> "select raise_state('" + code + "')";
			case H2 -> "select raise_code(" + code + ")";
			default -> "call raise_code(" + code + ")";
		};
	}

	private static List<String> raising(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> List.of(
					"create function raise_state(state text) returns int language plpgsql as "
							+ "$$ begin raise exception 'raised' using errcode = state; end $$",
					"create procedure raise_error(state varchar) language plpgsql as "
							+ "$$ begin raise exception 'raised' using errcode = state; end $$");
			case MYSQL, MARIADB -> List.of(
					"create procedure raise_code(code int) signal sqlstate '45000' set mysql_errno = code, message_text = 'raised'",
					"create procedure raise_error(state varchar(5)) begin declare code int default case state "
							+ "when '23505' then 1062 when '40001' then 1213 else 1053 end; "
							+ "signal sqlstate '45000' set mysql_errno = code, message_text = 'raised'; end");
			case H2 -> List.of("create alias raise_code for \"" + RaisedCode.class.getName() + ".raise\"");
			case SQLITE, OTHER -> List.of();
		};
	}

	private static Map<String, Answer> entities(DatabaseType type) {
		Map<String, Answer> failures = new LinkedHashMap<>();
		failures.put("name=one&amount=1", Answer.UNIQUE);
		failures.put("name=five&amount=1&parent=99", Answer.REFERENCE);
		failures.put("amount=1", Answer.MISSING);
		failures.put("name=five&amount=-1", Answer.BAD);
		if (type != DatabaseType.SQLITE) {
			failures.put("amount=1&name=" + "x".repeat(40), Answer.TOO_LONG);
		}
		return failures;
	}

	private static void holdingAllConnections(WebServer server, Runnable work) throws SQLException {
		server.awaitIdlePool();
		DataSource pool = server.context().getBean(DataSource.class);
		try (Connection one = pool.getConnection(); Connection two = pool.getConnection()) {
			assertThat(one).isNotSameAs(two);
			work.run();
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * What a client is told.
	 *
	 * @param status the status
	 * @param code the code in the body, empty for an answer that is not ours
	 * @param exception the simple name of the exception that stands for it
	 */
	record Answer(int status, String code, String exception) {

		static final Answer UNIQUE = new Answer(409, "duplicate", "UniqueConstraintException");

		static final Answer REFERENCE = new Answer(409, "reference", "ForeignKeyException");

		static final Answer MISSING = new Answer(400, "missing-value", "NotNullException");

		static final Answer BAD = new Answer(400, "bad-value", "DataIntegrityViolationException");

		static final Answer TOO_LONG = new Answer(400, "value-too-long", "ValueTooLongException");

		static final Answer MISTAKE = new Answer(500, "", "BadSqlGrammarException");

		static final Answer TIMEOUT = new Answer(504, "timeout", "StatementTimeoutException");

		static final Answer DEADLOCK = new Answer(409, "conflict", "DeadlockException");

		static final Answer DOWN = new Answer(503, "unavailable", "DatabaseUnavailableException");

		static final Answer EXHAUSTED = new Answer(503, "unavailable", "PoolExhaustedException");

	}

	/**
	 * A statement that fails.
	 *
	 * @param sql the statement
	 * @param answer what follows
	 */
	record Failure(String sql, Answer answer) {

		boolean isFor(String way) {
			return this.sql.startsWith("select") || !READING.contains(way);
		}

	}

	/**
	 * Collects what differs, so that one run shows all of it.
	 */
	private static final class Table {

		private final List<String> differences = new ArrayList<>();

		private int cells;

		void check(WebServer server, String path, Answer answer) {
			HttpResponse<String> response = server.get(path);
			String code = answer.code().isEmpty() ? "\"status\":500" : "\"code\":\"" + answer.code() + "\"";
			expect(response, path, answer.status(), code);
			if (answer.status() == 503 && response.headers().firstValue("Retry-After").isEmpty()) {
				this.differences.add(path + " has no Retry-After");
			}
		}

		void expect(HttpResponse<String> response, String cell, int status, String content) {
			this.cells++;
			if (response.statusCode() != status || !response.body().contains(content)) {
				this.differences.add(cell + " should be " + status + " " + content + " but is " + response.statusCode()
						+ " " + response.body());
			}
		}

		void assertNothingDiffers() {
			assertThat(this.cells).isPositive();
			assertThat(this.differences).isEmpty();
		}

	}

	/**
	 * The application's own handler, which tells the exception it gets.
	 */
	@ControllerAdvice
	static class OwnAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
		@ResponseBody
		String handle(DataAccessException exception) {
			return exception.getClass().getSimpleName();
		}

	}

	/**
	 * The repositories, and a functional endpoint.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(considerNestedRepositories = true, basePackageClasses = WareRepository.class)
	static class Repositories {

		@Bean
		RouterFunction<ServerResponse> function(WareController controller) {
			return RouterFunctions.route().GET("/sql/function", (request) -> {
				controller.entityManager(request.param("sql").orElseThrow());
				return ServerResponse.ok().build();
			}).build();
		}

	}

}
