package io.appdb.web;

import java.io.IOException;
import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.error.SessionNotFoundException;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of sessions injected into components.
 */
class SessionInjectionTests {

	private static TestDatabase database;

	private static WebServer server;

	@BeforeAll
	static void start() {
		database = TestDatabase.create(DatabaseType.POSTGRESQL);
		server = WebServer.start(database, Components.class);
	}

	@AfterAll
	static void stop() throws SQLException, IOException {
		server.close();
		database.close();
	}

	@BeforeEach
	void empty() {
		server.jdbc().sql("delete from owner").update();
	}

	private static OwnerService service() {
		return server.context().getBean(OwnerService.class);
	}

	@Test
	void addsNoFurtherEntityManagers() {
		assertThat(server.context().getBeansOfType(EntityManager.class)).containsOnlyKeys("entityManagerFactory",
				"jpaSharedEM_entityManagerFactory");
		assertThat(service().entityManager).isNotNull();
		assertThat(service().hibernate).isNotNull();
	}

	@Test
	void isTheSessionOfTheRequestWhereverItIsInjected() {
		assertThat(server.get("/one").body()).isEqualTo("true true true true");
	}

	@Test
	void anInjectedSessionThatCommitsJoinsTheTransactionOfTheHandler() {
		assertThat(server.get("/joined").body()).startsWith("commit(): an injected CurrentSessionTransaction joins");
		assertThat(server.count("owner")).isOne();
	}

	@Test
	void anInjectedSessionThatCommitsTellsTheWayOutWhereNoTransactionRuns() {
		assertThat(server.get("/unjoined").body()).contains("no transaction is running", "@Transactional");
		assertThatIllegalStateException().isThrownBy(() -> service().joining.persist(new Owner(1, "x")))
			.withMessageContaining("no transaction is running")
			.withMessageContaining("@Transactional");
	}

	@Test
	void anInjectedSessionThatCommitsJoinsATransactionalMethodOutsideOfRequests() {
		server.context().getBean(JoiningService.class).write();
		assertThat(server.count("owner")).isOne();
	}

	@Test
	void anInjectedSessionOutsideOfRequestsTellsTheWayOut() {
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(() -> service().write(1))
			.withMessageContaining("SessionManager.inTransaction");
	}

	@Test
	void anInjectedSessionIsThatOfTheBlockOnAnyThread() {
		server.context().getBean(SessionManager.class).runInTransaction((db) -> {
			service().write(1);
			assertThat(service().constructor.contains(db.find(Owner.class, 1L))).isTrue();
		});
		assertThat(server.count("owner")).isOne();
	}

	@Test
	void theConstructorOfAControllerMakesAllItsHandlersTransactional() {
		assertThat(server.get("/owning/write").body()).isEqualTo("written");
		assertThat(server.count("owner")).isOne();
		assertThat(server.get("/owning/fail").statusCode()).isEqualTo(500);
		assertThat(server.get("/owning/by-hand").body()).isEqualTo("written");
		assertThat(server.count("owner")).isEqualTo(2);
	}

	@Test
	void aFieldOrAProviderOfAControllerJoinsLikeAnyOtherBean() {
		assertThat(server.get("/field").body()).contains("no transaction is running");
		assertThat(server.get("/provider").body()).contains("no transaction is running");
		assertThat(server.count("owner")).isZero();
	}

	@Test
	void anInjectionPointMayBeReadOnly() {
		assertThat(server.get("/read-only").body()).isEqualTo("refused");
		assertThat(server.count("owner")).isZero();
	}

	/**
	 * What is injected into.
	 */
	@Import({ OwnerService.class, JoiningService.class, Handlers.class, OwningHandlers.class, ProvidedHandlers.class })
	static class Components {

	}

	@Service
	static class OwnerService {

		final CurrentSession constructor;

		final CurrentSessionTransaction joining;

		@Autowired
		CurrentSession field;

		@Autowired
		ObjectProvider<CurrentSession> provider;

		@Autowired
		@Db(readOnly = true)
		CurrentSession readOnly;

		@Autowired
		EntityManager entityManager;

		@Autowired
		Session hibernate;

		OwnerService(CurrentSession constructor, CurrentSessionTransaction joining) {
			this.constructor = constructor;
			this.joining = joining;
		}

		void write(long id) {
			this.constructor.persist(new Owner(id, "x" + id));
		}

	}

	@Service
	static class JoiningService {

		private final CurrentSessionTransaction db;

		JoiningService(CurrentSessionTransaction db) {
			this.db = db;
		}

		@Transactional
		public void write() {
			this.db.persist(new Owner(1, "x"));
		}

	}

	@RestController
	static class Handlers {

		private final OwnerService owners;

		Handlers(OwnerService owners) {
			this.owners = owners;
		}

		@GetMapping("/one")
		String one(CurrentSession db) {
			Owner owner = new Owner(1, "x");
			db.persist(owner);
			return this.owners.constructor.contains(owner) + " " + this.owners.field.contains(owner) + " "
					+ this.owners.provider.getObject().contains(owner) + " "
					+ this.owners.entityManager.contains(owner);
		}

		@GetMapping("/joined")
		String joined(CurrentSessionTransaction db) {
			this.owners.joining.persist(new Owner(1, "x"));
			try {
				this.owners.joining.commit();
				return "committed";
			}
			catch (IllegalStateException ex) {
				return "" + ex.getMessage();
			}
		}

		@GetMapping("/unjoined")
		String unjoined(CurrentSession db) {
			return refusal(this.owners.joining);
		}

		@GetMapping("/read-only")
		String readOnly(CurrentSession db) {
			this.owners.readOnly.persist(new Owner(1, "x"));
			try {
				this.owners.readOnly.commit();
				return "written";
			}
			catch (RuntimeException ex) {
				return "refused";
			}
		}

	}

	private static String refusal(CurrentSessionTransaction session) {
		try {
			session.persist(new Owner(1, "x"));
			return "written";
		}
		catch (IllegalStateException ex) {
			return "" + ex.getMessage();
		}
	}

	@RestController
	static final class OwningHandlers {

		private final CurrentSessionTransaction db;

		OwningHandlers(CurrentSessionTransaction db) {
			this.db = db;
		}

		@GetMapping("/owning/write")
		String write() {
			this.db.persist(new Owner(1, "x"));
			return "written";
		}

		@GetMapping("/owning/fail")
		String fail() throws IOException {
			this.db.persist(new Owner(2, "y"));
			throw new IOException("checked");
		}

		@GetMapping("/owning/by-hand")
		String byHand() {
			this.db.persist(new Owner(3, "z"));
			this.db.commit();
			return "written";
		}

	}

	@RestController
	static class ProvidedHandlers {

		@Autowired
		private CurrentSessionTransaction field;

		private final ObjectProvider<CurrentSessionTransaction> provider;

		ProvidedHandlers(ObjectProvider<CurrentSessionTransaction> provider) {
			this.provider = provider;
		}

		@GetMapping("/field")
		String field() {
			return refusal(this.field);
		}

		@GetMapping("/provider")
		String provider() {
			return refusal(this.provider.getObject());
		}

	}

}
