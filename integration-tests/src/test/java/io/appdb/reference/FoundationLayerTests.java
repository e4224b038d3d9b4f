package io.appdb.reference;

import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseType;
import io.appdb.schema.Schema;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The examples of the document "SQLAlchemy 2 Foundation Layer".
 */
@ReferenceDocument(title = "SQLAlchemy 2 Foundation Layer", examples = 18)
class FoundationLayerTests {

	private final ReferenceApplication application;

	FoundationLayerTests(ReferenceApplication application) {
		this.application = application;
	}

	static Stream<ReferenceApplication> applications() {
		return ReferenceApplication.onEach(Handlers.class);
	}

	@BeforeEach
	void ready() {
		this.application.ready();
	}

	private SessionManager sessions() {
		return this.application.bean(SessionManager.class);
	}

	private static List<MyModel> all(DbSession session) {
		return session.createSelectionQuery("from MyModel", MyModel.class).getResultList();
	}

	/**
	 * Six-line pattern: begin, hand over, commit or roll back, close.
	 */
	@Example(1)
	void sixLinePattern() {
		sessions().runInTransaction((session) -> session.persist(new MyModel("kept")));
		assertThatIllegalStateException().isThrownBy(() -> sessions().runInTransaction((session) -> {
			session.persist(new MyModel("lost"));
			throw new IllegalStateException("undone");
		}));
		assertThat(this.application.count("my_table")).isOne();
	}

	/**
	 * Sessions of handlers; after the migration of an endpoint, and with the new imports.
	 */
	@Example({ 2, 8, 11 })
	void sessionOfAHandler() {
		assertThat(this.application.post("/models?name=first", "").statusCode()).isEqualTo(200);
		assertThat(this.application.get("/models").body()).contains("\"name\":\"first\"");
	}

	/**
	 * The older names, and an endpoint that ends its transaction by hand.
	 */
	@Example({ 3, 9, 10 })
	void endpointThatCommitsByHand() {
		assertThat(this.application.post("/legacy/first", "").statusCode()).isEqualTo(200);
		assertThat(this.application.post("/legacy/" + "x".repeat(60), "").statusCode())
			.isEqualTo(isStrict() ? 400 : 200);
		assertThat(this.application.count("my_table")).isEqualTo(isStrict() ? 1 : 2);
	}

	private boolean isStrict() {
		return this.application.type() != DatabaseType.SQLITE;
	}

	/**
	 * A background task, before and after.
	 */
	@Example({ 4, 12, 13 })
	void backgroundTask() {
		sessions().runWithSession((session) -> {
			try {
				session.persist(new MyModel("before"));
				session.commit();
			}
			catch (RuntimeException ex) {
				session.rollback();
				throw ex;
			}
		});
		sessions().async().runInTransaction((session) -> session.persist(new MyModel("after"))).join();
		List<MyModel> found = sessions().inTransaction(FoundationLayerTests::all);
		assertThat(found).hasSize(2);
	}

	/**
	 * The programmatic session.
	 */
	@Example(5)
	void programmaticSession() {
		assertThat(sessions().<List<MyModel>, RuntimeException>inTransaction(FoundationLayerTests::all)).isEmpty();
	}

	/**
	 * A model, and the same before and after its migration.
	 */
	@Example({ 6, 14, 15 })
	void model() {
		MyModel model = new MyModel("first");
		sessions().runInTransaction((session) -> session.persist(model));
		assertThat(model.id).isNotNull();
		assertThat(this.application.bean(Schema.class).validate()).isEmpty();
	}

	/**
	 * Creating tables.
	 */
	@Example(7)
	void tableCreation() {
		this.application.bean(Schema.class).createAllTables();
		assertThat(this.application.bean(Schema.class).tableNames()).contains("my_table", "users");
	}

	/**
	 * The engine for raw SQL and health checks.
	 */
	@Example(16)
	void engineAccess() {
		DatabaseEngine engine = this.application.bean(DatabaseManager.class).engine();
		assertThat(JdbcClient.create(engine.dataSource()).sql("select 1").query(Integer.class).single()).isOne();
		assertThat(this.application.bean(DatabaseManager.class).health().status().name()).isEqualTo("READY");
	}

	/**
	 * The log of the statements.
	 */
	@Example(17)
	void debugging() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger("io.appdb.sql");
		logger.setLevel(Level.INFO);
		logger.addAppender(log);
		log.start();
		try (DatabaseManager manager = DatabaseManager.builder()
			.url(this.application.database().url())
			.username(this.application.database().username())
			.password(this.application.database().password())
			.echo("sql")
			.entities(MyModel.class)
			.build()) {
			manager.initialize();
			log.list.clear();
			manager.sessions().runInTransaction((session) -> session.persist(new MyModel("logged")));
		}
		finally {
			logger.detachAppender(log);
			logger.setLevel(null);
		}
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.satisfiesExactly((line) -> assertThat(line).isEqualTo("BEGIN (implicit)"),
					(line) -> assertThat(line).startsWith("insert into my_table"),
					(line) -> assertThat(line).isEqualTo("COMMIT"));
	}

	/**
	 * Both kinds of session answer.
	 */
	@Example(18)
	void verification() {
		assertThat(this.application.get("/one").body()).isEqualTo("1");
		int one = sessions().<Integer, RuntimeException>inTransaction(
				(session) -> session.jdbc().sql("select 1").query(Integer.class).single());
		assertThat(one).isOne();
	}

	/**
	 * What the examples offer over HTTP.
	 */
	@RestController
	static final class Handlers {

		@GetMapping("/models")
		List<MyModel> models(CurrentSessionTransaction session) {
			return all(session);
		}

		@PostMapping("/models")
		MyModel create(@RequestParam String name, CurrentSessionTransaction db) {
			MyModel model = new MyModel(name);
			db.persist(model);
			return model;
		}

		@PostMapping("/legacy/{name}")
		void legacy(@PathVariable String name, CurrentSession db) {
			try {
				db.persist(new MyModel(name));
				db.commit();
			}
			catch (RuntimeException ex) {
				db.rollback();
				throw ex;
			}
		}

		@GetMapping("/one")
		int one(CurrentSession session) {
			return session.jdbc().sql("select 1").query(Integer.class).single();
		}

	}

}
