package io.appdb.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.appdb.error.SessionNotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of calls that a session refuses, and of what it says to do in their place.
 */
class RefusedCallTests {

	private static final Notebook notebook = new Notebook();

	private final Sessions sessions = (Sessions) notebook.sessions();

	private final DbSession session = this.sessions.openSession();

	@AfterAll
	static void closeNotebook() {
		notebook.close();
	}

	@AfterEach
	void clear() {
		this.session.close();
		notebook.clear();
	}

	static Stream<Arguments> hibernatesOwn() {
		return Stream.of(
				call("beginTransaction(): every commit goes through the transaction manager; use begin(), or "
						+ "inTransaction(...)", DbSession::beginTransaction),
				call("getTransaction(): every commit goes through the transaction manager; use begin(), commit() and "
						+ "rollback()", DbSession::getTransaction));
	}

	@ParameterizedTest
	@MethodSource("hibernatesOwn")
	void namesTheCallInPlaceOfHibernates(String message, Consumer<DbSession> call) {
		assertThatIllegalStateException().isThrownBy(() -> call.accept(this.session)).withMessage(message);
	}

	@Test
	void beginsOnce() {
		this.session.begin();
		assertThatIllegalStateException().isThrownBy(this.session::begin)
			.withMessageStartingWith("begin(): a transaction is already active; end it with commit() or rollback()");
		this.session.rollback();
		this.session.begin();
	}

	static Stream<Arguments> afterClosing() {
		return Stream.of(call("begin", DbSession::begin), call("commit", DbSession::commit),
				call("rows", (session) -> session.rows("select 1")),
				call("find", (session) -> session.find(Note.class, 1L)),
				call("batchInsert", (session) -> session.batchInsert(List.of(Note.of("no")))),
				call("execute", (session) -> session.execute("delete from Note")));
	}

	@ParameterizedTest
	@MethodSource("afterClosing")
	void saysThatItIsClosed(String name, Consumer<DbSession> call) {
		this.session.close();
		assertThatIllegalStateException().isThrownBy(() -> call.accept(this.session))
			.withMessageStartingWith(name + "(): the session is closed; SessionManager.openSession() or ");
	}

	@Test
	void closesTwice() {
		this.session.close();
		this.session.close();
		assertThat(this.session.isOpen()).isFalse();
	}

	@Test
	void isNotClosedByTheBlockThatIsGivenIt() {
		this.sessions.runInTransaction((block) -> {
			assertThatIllegalStateException().isThrownBy(block::close)
				.withMessageContaining("this session is closed by its request or block")
				.withMessageContaining("SessionManager.openSession()");
			assertThat(block.isOpen()).isTrue();
		});
	}

	@ParameterizedTest
	@MethodSource("ends")
	void isNotEndedByAnInnerBlock(String name, Consumer<DbSession> end) {
		this.sessions.runInTransaction((outer) -> this.sessions
			.runInTransaction((inner) -> assertThatIllegalStateException().isThrownBy(() -> end.accept(inner))
				.withMessageStartingWith(name)
				.withMessageContaining("throw an exception to roll it back")));
	}

	@ParameterizedTest
	@MethodSource("ends")
	void isNotEndedInsideOfATransactionOfSpring(String name, Consumer<DbSession> end) {
		notebook.transaction()
			.executeWithoutResult((status) -> this.sessions
				.runWithSession((inside) -> assertThatIllegalStateException().isThrownBy(() -> end.accept(inside))
					.withMessageStartingWith(name)
					.withMessageContaining("@Transactional")));
	}

	@ParameterizedTest
	@MethodSource("ends")
	void isNotEndedByOneThatJoins(String name, Consumer<DbSession> end) {
		DbSession joining = this.sessions.currentSessionTransaction(false, false);
		this.sessions
			.runInTransaction((block) -> assertThatIllegalStateException().isThrownBy(() -> end.accept(joining))
				.withMessageStartingWith(
						name + "(): an injected CurrentSessionTransaction joins a transaction and never ends"));
	}

	static Stream<Arguments> ends() {
		return Stream.of(call("commit", DbSession::commit), call("rollback", DbSession::rollback));
	}

	@Test
	void saysWhereAnInjectedSessionWorks() {
		CurrentSession injected = this.sessions.currentSession(false);
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(() -> injected.find(Note.class, 1L))
			.withMessageContaining("'" + Thread.currentThread().getName() + "'")
			.withMessageContaining("use SessionManager.inTransaction(...) or withSession(...)");
	}

	@Test
	void saysThatNoTransactionRunsWhichAnInjectedSessionCouldJoin() {
		CurrentSessionTransaction injected = this.sessions.currentSessionTransaction(false, false);
		assertThatIllegalStateException().isThrownBy(() -> injected.find(Note.class, 1L))
			.withMessageStartingWith("CurrentSessionTransaction: no transaction is running on thread '")
			.withMessageContaining("@Transactional");
	}

	@Test
	@SuppressWarnings("NullAway")
	void namesTheArgumentThatIsNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.session.rows(null, "a"))
			.withMessage("rows(): argument 1 is null where a value of type String is needed");
		assertThatIllegalArgumentException().isThrownBy(() -> this.session.batchInsert((Iterable<?>) null))
			.withMessage("batchInsert(): argument 1 is null where a value of type Iterable is needed");
	}

	@Test
	void cachesNoQueryOfAnotherSession() {
		try (DbSession other = this.sessions.openSession()) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.session.queryCache().list(other.createQuery("from Note", Note.class)))
				.withMessageContaining("another session has created the query");
		}
	}

	private static Arguments call(String expected, Consumer<DbSession> call) {
		return Arguments.of(expected, call);
	}

}
