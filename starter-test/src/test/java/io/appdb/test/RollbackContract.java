package io.appdb.test;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.appdb.DatabaseManager;
import io.appdb.session.CurrentSession;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ItemRepository;
import io.appdb.test.shop.ItemService;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Each test sees an empty table, whatever the ones before have done.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class RollbackContract {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	ItemRepository items;

	@Autowired
	ItemService service;

	@Autowired
	CurrentSession session;

	@Autowired
	EntityManager entityManager;

	@Autowired
	JdbcTemplate jdbc;

	private void assertItems(String... names) {
		assertThat(this.mvc.get().uri("/items")).hasStatusOk();
		assertThat(this.jdbc.queryForList("select name from item order by name", String.class)).containsExactly(names);
	}

	@Test
	void handlerSeesWhatTheTestHasWritten() {
		this.entityManager.persist(new Item("pen"));
		this.entityManager.flush();
		assertThat(this.mvc.get().uri("/items")).bodyText().isEqualTo("[\"pen\"]");
	}

	@Test
	void testSeesWhatATransactionalHandlerHasCommitted() {
		assertThat(this.mvc.post().uri("/items/ink")).hasStatus(201);
		assertItems("ink");
		assertThat(this.items.existsByName("ink")).isTrue();
	}

	@Test
	void handlerThatCommitsByHand() {
		assertThat(this.mvc.post().uri("/by-hand/cap")).hasStatus(201);
		assertItems("cap");
	}

	@Test
	void handlerThatBeginsAndRollsBack() {
		assertThat(this.mvc.post().uri("/steps/nib")).hasStatusOk();
		assertItems("nib");
	}

	@Test
	void whatAHandlerForgetsToCommitIsLost() {
		this.items.save(new Item("kept"));
		assertThat(this.mvc.post().uri("/forgotten/lost")).hasStatusOk();
		assertItems("kept");
	}

	@Test
	void failureLeavesTheTestsDataAlone() {
		assertThat(this.mvc.post().uri("/items/ink")).hasStatus(201);
		assertThat(this.mvc.post().uri("/items/ink")).hasStatus(409);
		assertThat(this.mvc.post().uri("/items/pad")).hasStatus(201);
		assertItems("ink", "pad");
	}

	@Test
	void failureOfAHandlerLosesNothingThatTheLogWouldHaveToName(CapturedOutput output) {
		assertThat(this.mvc.post().uri("/items/ink")).hasStatus(201);
		assertThat(this.mvc.post().uri("/items/ink")).hasStatus(409);
		assertThat(this.mvc.post().uri("/by-hand/ink")).hasStatus(409);
		assertThat(this.mvc.post().uri("/by-hand/pad")).hasStatus(201);
		assertThat(output).doesNotContain("without commit()").doesNotContain("afterCompletion threw");
		assertItems("ink", "pad");
	}

	@Test
	void serviceIsUndoneAsAWhole() {
		this.items.save(new Item("a-2"));
		assertThat(this.mvc.post().uri("/service/a")).hasStatus(409);
		assertItems("a-2");
		assertThat(this.mvc.post().uri("/service/b")).hasStatusOk();
		assertItems("a-2", "b", "b-2");
	}

	@Test
	void repositoryFailureLeavesTheTestsDataAlone() {
		this.items.saveAndFlush(new Item("x"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.items.saveAndFlush(new Item("x")));
		assertThat(this.items.count()).isEqualTo(1);
	}

	@Test
	void transactionOfItsOwnIsUndoneToo() {
		this.service.addAlone("alone");
		assertItems("alone");
	}

	@Test
	void blocksOfSessionManager(SessionManager sessions, DatabaseManager manager) {
		sessions.runInTransaction((db) -> db.persist(new Item("block")));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> sessions.runInTransaction((db) -> {
			db.persist(new Item("undone"));
			db.flush();
			throw new IllegalStateException("no");
		}));
		assertThat(manager.sessions()).isSameAs(sessions);
		assertItems("block");
	}

	@Test
	void injectedSessionIsTheTests(CurrentSession given) {
		this.session.persist(new Item("one"));
		given.commit();
		given.begin();
		given.persist(new Item("two"));
		given.rollback();
		assertItems("one");
	}

	@Test
	void sessionDoesNotEndTheTransactionOfItsCaller(@Autowired PlatformTransactionManager transactionManager) {
		TransactionTemplate transaction = new TransactionTemplate(transactionManager);
		assertThatIllegalStateException()
			.isThrownBy(() -> transaction.executeWithoutResult((status) -> this.session.commit()))
			.withMessageContaining("commit(): the active transaction belongs to a @Transactional method");
		assertItems();
	}

	@Test
	void rollbackNeedsATransactionInsideThatOfTheTest() {
		this.session.persist(new Item("pen"));
		assertThatIllegalStateException().isThrownBy(this.session::rollback)
			.withMessageContaining("that of a test; call begin() before the changes, or choose Isolation.TRUNCATE");
	}

}
