package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConnection;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

import io.appdb.DatabaseManager;
import io.appdb.session.SessionManager;
import io.appdb.test.library.LibraryApplication;
import io.appdb.test.library.Shelves;
import io.appdb.test.library.Writer;
import io.appdb.test.library.Writers;

import static io.appdb.test.QueryAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Statements counted in a Spring test, all in one transaction that began before.
 */
@SpringBootTest(classes = LibraryApplication.class,
		properties = { "app.db.url=sqlite:///:memory:", "spring.main.banner-mode=off" })
@AutoConfigureMockMvc
@Transactional
class QueryAssertionsInSpringTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	DataSource dataSource;

	@Autowired
	DatabaseManager manager;

	@Autowired
	SessionManager sessions;

	@Autowired
	Writers writers;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	MockMvc mvc;

	@BeforeEach
	void twoWriters() {
		this.writers.save(new Writer("Lem", "Eden", "Solaris"));
		this.writers.save(new Writer("Woolf", "Orlando"));
	}

	@Test
	void countsEveryWayToTheDatabase() throws Exception {
		assertThatQueries(() -> this.writers.findAll()).hasCount(1);
		assertThatQueries(() -> this.jdbc.queryForList("SELECT title FROM novel")).hasSelects(1).hasCount(1);
		assertThatQueries(() -> this.sessions.runInTransaction(Shelves::titles)).hasCount(1);
		assertThatQueries(() -> this.writers.saveAndFlush(new Writer("Dick", "Ubik"))).hasInserts(2);
		assertThatQueries(() -> this.mvc.perform(get("/novels")).andExpect(status().isOk())).hasSelects(1).hasCount(1);
	}

	@Test
	void namesTheLineOfAHandler() throws Exception {
		QueriesAssert one = assertThatQueries(() -> this.mvc.perform(get("/novels")));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(one::areNone)
			.withMessageContaining("at io.appdb.test.library.Shelves.titles(Shelves.java:");
	}

	@Test
	void namesTheLineThatCallsARepository() {
		QueriesAssert one = assertThatQueries(() -> this.writers.findAll());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(one::areNone)
			.withMessageContaining(
					"at io.appdb.test.QueryAssertionsInSpringTests.namesTheLineThatCallsARepository(QueryAssertionsInSpringTests.java:");
	}

	@Test
	void fixturesJoinTheTransactionOfTheTest() {
		Fixtures fixtures = Fixtures.of(this.manager);
		fixtures.loadText("{ \"Writer\": [ { \"id\": 90, \"name\": \"Dick\" } ] }");
		Writer joyce = fixtures.persist(new Writer("Joyce", "Ulysses"));
		assertThat(this.writers.findById(90L)).get().extracting(Writer::getName).isEqualTo("Dick");
		assertThat(this.writers.findAll()).contains(joyce);
		assertThat(fixtures.dump(Writer.class)).contains("Dick", "Joyce", "Lem");
		TestTransaction.end();
		assertThat(this.writers.findAll()).isEmpty();
	}

	@Test
	void seesThatTheSchemaIsAppliedOnce() {
		assertThatQueries(() -> this.context.getBean("entityManagerFactory")).areNone();
	}

	@Test
	void leavesThePoolAndItsConnectionsInSight() throws SQLException {
		assertThat(this.dataSource).isInstanceOf(HikariDataSource.class);
		assertThat(this.dataSource.unwrap(HikariDataSource.class)).isSameAs(this.dataSource);
		this.jdbc.execute((Connection connection) -> {
			assertThat(connection.isWrapperFor(SQLiteConnection.class)).isTrue();
			assertThat(connection.unwrap(SQLiteConnection.class)).isNotNull();
			return true;
		});
	}

}
