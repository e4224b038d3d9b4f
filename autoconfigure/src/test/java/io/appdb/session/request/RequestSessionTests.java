package io.appdb.session.request;

import java.io.IOException;
import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.InMemory;
import io.appdb.session.CurrentSession;
import io.appdb.session.Sessions;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of the session of a request without one, on H2 in memory.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequestSessionTests {

	private static final DatabaseManager manager = InMemory.h2(Visit.class);

	private final Sessions sessions = (Sessions) manager.sessions();

	private final RequestSession request = RequestSession.open(this.sessions);

	@AfterAll
	static void closeManager() {
		manager.close();
	}

	@BeforeEach
	void begin() {
		assertThat(this.request.bind()).isTrue();
	}

	@AfterEach
	void leaveNothing() {
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		this.sessions.runInTransaction((session) -> session.execute("delete from Visit"));
	}

	private void end() {
		this.request.unbind();
		this.request.close();
	}

	@Test
	void saysWhatIsLostWithoutACommit(CapturedOutput output) {
		this.request.currentSession(false).persist(Visit.of(1));
		end();
		assertThat(output).contains("The request ended without commit() and lost 1 insert; call commit(), or take "
				+ "CurrentSessionTransaction");
		assertThat(visits()).isEmpty();
	}

	@Test
	void saysNothingAfterACommit(CapturedOutput output) {
		CurrentSession session = this.request.currentSession(false);
		session.persist(Visit.of(1));
		session.commit();
		end();
		assertThat(output).doesNotContain("The request ended");
		assertThat(visits()).containsExactly(1);
	}

	@Test
	void saysNothingOfARequestThatHasFailed(CapturedOutput output) {
		this.request.currentSession(false).persist(Visit.of(1));
		this.request.failed();
		end();
		assertThat(output).doesNotContain("The request ended");
		assertThat(visits()).isEmpty();
	}

	@Test
	void rollsAnOpenTransactionBackAndSaysSo(CapturedOutput output) {
		CurrentSession session = this.request.currentSession(false);
		session.begin();
		session.execute("insert into Visit (id) values (1)");
		end();
		assertThat(output).contains("The request ended with an open transaction, which is rolled back");
		assertThat(visits()).isEmpty();
	}

	@Test
	void givesUpTheTransactionAndKeepsTheSession(CapturedOutput output) {
		CurrentSession session = this.request.currentSession(false);
		session.begin();
		session.persist(Visit.of(1));
		this.request.giveUp();
		assertThat(output).contains("lost 1 insert");
		assertThat(session.isOpen()).isTrue();
		end();
		assertThat(visits()).isEmpty();
	}

	@Test
	void closesTwice(CapturedOutput output) {
		this.request.currentSession(false).persist(Visit.of(1));
		end();
		this.request.close();
		assertThat(output.getOut().split("The request ended", -1)).hasSize(2);
	}

	@Test
	void commitsWhenTheHandlerReturns(CapturedOutput output) {
		String answer = this.request.runHandler("handler", false, () -> {
			this.request.currentSessionTransaction().persist(Visit.of(1));
			return "done";
		}, (result) -> false);
		end();
		assertThat(answer).isEqualTo("done");
		assertThat(visits()).containsExactly(1);
		assertThat(output).doesNotContain("The request ended");
	}

	@Test
	void rollsBackWhenTheAnswerStandsForAFailure() {
		String answer = this.request.runHandler("handler", false, () -> {
			this.request.currentSessionTransaction().persist(Visit.of(1));
			return "404";
		}, "404"::equals);
		end();
		assertThat(answer).isEqualTo("404");
		assertThat(visits()).isEmpty();
	}

	@Test
	void rollsBackWhenTheHandlerThrows() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.request.runHandler("handler", false, () -> {
			this.request.currentSessionTransaction().persist(Visit.of(1));
			throw new IOException("no");
		}, (result) -> false));
		end();
		assertThat(visits()).isEmpty();
	}

	@Test
	void refusesToRepeatWithChangesThatWereMadeBefore() {
		this.request.refusePending("VisitController.add");
		this.request.currentSession(false).persist(Visit.of(1));
		assertThatIllegalStateException().isThrownBy(() -> this.request.refusePending("VisitController.add"))
			.withMessage("Handler VisitController.add repeats its transaction, but its session has changes already "
					+ "(1 insert), which no repetition would write; make them in the handler");
		this.request.detachAll();
		this.request.refusePending("VisitController.add");
		end();
	}

	@Test
	void joinsTheSessionThatTheThreadHas() {
		end();
		this.sessions.runInTransaction((outer) -> {
			RequestSession inner = RequestSession.open(this.sessions);
			assertThat(inner.bind()).isTrue();
			inner.currentSession(false).persist(Visit.of(1));
			inner.unbind();
			inner.close();
			assertThat(outer.isOpen()).isTrue();
		});
		assertThat(visits()).containsExactly(1);
	}

	private List<Integer> visits() {
		return this.sessions
			.inTransaction((session) -> session.createQuery("select id from Visit", Integer.class).getResultList());
	}

	@Entity(name = "Visit")
	static class Visit {

		@Id
		int id;

		static Visit of(int id) {
			Visit visit = new Visit();
			visit.id = id;
			return visit;
		}

	}

}
