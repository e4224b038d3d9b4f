package io.appdb.error;

import java.util.LinkedHashMap;
import java.util.Map;

import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A table that is not there is the same exception from every way in, on every database:
 * the one that {@code JdbcTemplate} has always thrown for it.
 */
class UnknownTableTests {

	@EachDatabase
	void isBadSqlGrammar(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database)) {
			ways(context).forEach(
					(way, call) -> assertThatExceptionOfType(BadSqlGrammarException.class).as(way).isThrownBy(call));
		}
	}

	private static Map<String, ThrowingCallable> ways(ConfigurableApplicationContext context) {
		SessionManager sessions = context.getBean(SessionManager.class);
		Map<String, ThrowingCallable> ways = new LinkedHashMap<>();
		ways.put("find", () -> sessions.runWithSession((db) -> db.find(Nowhere.class, 1L)));
		ways.put("query", () -> sessions
			.runWithSession((db) -> db.createSelectionQuery("from Nowhere", Nowhere.class).getResultList()));
		ways.put("native query", () -> sessions
			.runWithSession((db) -> db.createNativeQuery("select * from nowhere", Object.class).getResultList()));
		ways.put("mutation query",
				() -> sessions.runInTransaction((db) -> db.createMutationQuery("delete from Nowhere").executeUpdate()));
		ways.put("commit", () -> sessions.runInTransaction((db) -> db.persist(new Nowhere())));
		ways.put("rows", () -> sessions.runWithSession((db) -> db.rows("select * from nowhere")));
		ways.put("execute", () -> sessions.runInTransaction((db) -> db.execute("delete from nowhere")));
		ways.put("jdbc", () -> sessions.runInTransaction((db) -> db.jdbc().sql("delete from nowhere").update()));
		ways.put("repository", () -> context.getBean(NowhereRepository.class).findAll());
		ways.put("repository that writes", () -> context.getBean(NowhereRepository.class).save(new Nowhere()));
		ways.put("JdbcTemplate", () -> context.getBean(JdbcTemplate.class).queryForList("select * from nowhere"));
		return ways;
	}

	private static ConfigurableApplicationContext start(TestDatabase database) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("app.db.url=" + database.url(), "app.db.username=" + database.username(),
					"app.db.password=" + database.password(), "app.db.schema.mode=none", "logging.level.root=error",
					"spring.main.banner-mode=off")
			.run();
	}

	/**
	 * The application.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Nowhere.class)
	@EnableJpaRepositories(considerNestedRepositories = true, basePackageClasses = NowhereRepository.class)
	static class Application {

	}

	@Entity(name = "Nowhere")
	@Table(name = "nowhere")
	static class Nowhere {

		@Id
		Long id = 1L;

	}

	/**
	 * Entities whose table is missing.
	 */
	interface NowhereRepository extends JpaRepository<Nowhere, Long> {

	}

}
