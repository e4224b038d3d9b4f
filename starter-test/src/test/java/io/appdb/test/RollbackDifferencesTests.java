package io.appdb.test;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.appdb.engine.DatabaseType;
import io.appdb.error.SessionConflictException;
import io.appdb.retry.RetryTransaction;
import io.appdb.retry.TransactionRetry;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import io.appdb.session.SessionThreadStorage;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ItemService;
import io.appdb.test.shop.ShopApplication;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What is not as in production when each test is rolled back, as the page
 * <em>Testing</em> says.
 */
@SpringBootTest(classes = ShopApplication.class)
@AutoConfigureMockMvc
@Import({ RollbackDifferencesTests.Listener.class, RollbackDifferencesTests.Retried.class })
@DatabaseTest(type = DatabaseType.POSTGRESQL)
class RollbackDifferencesTests {

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	ItemService service;

	@Autowired
	EntityManager entityManager;

	@Autowired
	Listener listener;

	@SuppressWarnings("NullAway.Init")
	private TransactionTemplate transaction;

	@BeforeEach
	void prepare(@Autowired PlatformTransactionManager transactionManager) {
		this.transaction = new TransactionTemplate(transactionManager);
		this.listener.heard.clear();
	}

	private long count() {
		return this.jdbc.queryForList("select 1 from item").size();
	}

	@Test
	void persistenceContextIsShared() {
		Item item = new Item("pen");
		this.entityManager.persist(item);
		Item found = this.transaction.execute((status) -> this.entityManager.find(Item.class, item.getId()));
		assertThat(found).isSameAs(item);
	}

	@Test
	void newTransactionIsUndoneWithTheOuterOne() {
		this.transaction.executeWithoutResult((status) -> {
			this.service.addAlone("pen");
			status.setRollbackOnly();
		});
		assertThat(count()).isZero();
	}

	@Test
	void readOnlyTransactionWrites() {
		this.transaction.setReadOnly(true);
		this.transaction.executeWithoutResult((status) -> this.jdbc.update("insert into item (name) values ('pen')"));
		assertThat(count()).isOne();
	}

	@Test
	void mandatoryTransactionIsThatOfTheTest() {
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
		this.transaction.executeWithoutResult((status) -> this.jdbc.update("insert into item (name) values ('pen')"));
		assertThat(count()).isOne();
	}

	@Test
	void isolationLevelIsThatOfTheTest() {
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		this.transaction.executeWithoutResult(
				(status) -> assertThat(this.jdbc.queryForObject("show transaction_isolation", String.class))
					.isEqualTo("read committed"));
	}

	@Test
	void deferredConstraintIsNotChecked() {
		this.jdbc.execute("create table once (n int unique deferrable initially deferred)");
		this.transaction.executeWithoutResult((status) -> this.jdbc.update("insert into once values (1), (1)"));
		assertThat(this.jdbc.queryForList("select n from once")).hasSize(2);
	}

	@Test
	void nothingHappensAfterTheCommit(@Autowired ApplicationEventPublisher events) {
		this.transaction.executeWithoutResult((status) -> events.publishEvent("written"));
		assertThat(this.listener.heard).isEmpty();
	}

	@Test
	void otherThreadsDoNotSeeTheData(SessionManager sessions) {
		this.service.addAll("pen");
		long seen = sessions.async()
			.withSession((db) -> db.createQuery("select count(*) from Item", Long.class).getSingleResult())
			.join();
		assertThat(seen).isZero();
		assertThat(count()).isOne();
	}

	@Test
	void retriesAreRefusedAsThoseOfATest(@Autowired TransactionRetry retry, @Autowired MockMvcTester mvc) {
		assertThat(mvc.post().uri("/items/ink")).hasStatus(201);
		assertThatIllegalStateException().isThrownBy(() -> retry.runInTransaction((db) -> {
		})).withMessageContaining("the transaction of a test").withMessageContaining("Isolation.TRUNCATE");
		assertThat(mvc.post().uri("/retried")).failure()
			.hasMessageContaining("Retried#retry")
			.hasMessageContaining("the transaction of a test");
	}

	@Test
	void theThreadStorageHasTheSessionOfTheTest(SessionManager sessions) {
		SessionThreadStorage storage = sessions.threadStorage();
		try (DbSession own = sessions.openSession()) {
			assertThatExceptionOfType(SessionConflictException.class).isThrownBy(() -> storage.storeSession(own))
				.withMessageContaining("the session of a test")
				.withMessageContaining("Isolation.TRUNCATE");
		}
		storage.getSession().persist(new Item("pen"));
		assertThat(count()).isOne();
	}

	@Test
	@Transactional
	void springsOwnTestTransactionMakesNoDifference(@Autowired MockMvcTester mvc) {
		assertThat(mvc.post().uri("/items/ink")).hasStatus(201);
		assertThat(mvc.post().uri("/items/ink")).hasStatus(409);
		assertThat(mvc.post().uri("/items/pad")).hasStatus(201);
		assertThat(count()).isEqualTo(2);
	}

	/**
	 * Hears of what was committed. Spring owns it; one thread at a time.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Listener {

		private final List<String> heard = new ArrayList<>();

		@TransactionalEventListener
		void written(String event) {
			this.heard.add(event);
		}

	}

	@RestController
	static class Retried {

		@RetryTransaction
		@PostMapping("/retried")
		void retry(CurrentSessionTransaction db) {
			db.persist(new Item("never"));
		}

	}

}
