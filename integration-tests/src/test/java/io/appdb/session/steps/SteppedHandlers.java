package io.appdb.session.steps;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.SessionManager;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that do the work in every way a request has.
 */
@RestController
class SteppedHandlers {

	private final Work work;

	private final CurrentSession injected;

	private final SessionManager sessions;

	SteppedHandlers(Work work, CurrentSession injected, SessionManager sessions) {
		this.work = work;
		this.injected = injected;
		this.sessions = sessions;
	}

	@GetMapping("/by-hand/{text}")
	String byHand(@PathVariable String text, CurrentSession db) {
		this.work.byHand(db, text);
		return text;
	}

	@GetMapping("/pending/{text}")
	String pending(@PathVariable String text, CurrentSession db) {
		this.work.persist(db, text);
		db.commit();
		return text;
	}

	@GetMapping("/forgotten/{text}")
	ResponseEntity<String> forgotten(@PathVariable String text, CurrentSession db) {
		db.begin();
		this.work.write(db, text);
		return ResponseEntity.status(HttpStatus.CONFLICT).body("not stored");
	}

	@GetMapping("/transaction/{text}")
	String transaction(@PathVariable String text, CurrentSessionTransaction db) {
		this.work.write(db, text);
		return text;
	}

	@GetMapping("/two/{text}")
	String two(@PathVariable String text, CurrentSessionTransaction db) {
		this.work.write(db, "1" + text.replace("fail", "ok"));
		db.commit();
		this.work.write(db, "2" + text);
		db.rollback();
		this.work.write(db, text);
		return text;
	}

	@GetMapping("/read/{text}")
	List<String> read(@PathVariable String text, @Db(readOnly = true) CurrentSession db) {
		db.begin();
		List<String> lines = this.work.read(db).stream().map(Line::toString).toList();
		db.commit();
		return lines;
	}

	@GetMapping("/injected/{text}")
	String injected(@PathVariable String text) {
		this.work.byHand(this.injected, text);
		return text;
	}

	@Transactional
	@GetMapping("/annotated/{text}")
	String annotated(@PathVariable String text) {
		this.work.annotated(text);
		return text;
	}

	@GetMapping("/repository/{text}")
	String repository(@PathVariable String text, CurrentSession db) {
		this.work.repository(text);
		return text;
	}

	@GetMapping("/callable/{text}")
	Callable<String> callable(@PathVariable String text, CurrentSession db) {
		return () -> byHand(text, db);
	}

	@GetMapping("/future/{text}")
	CompletableFuture<String> future(@PathVariable String text, CurrentSession db) {
		return this.sessions.async().inTransaction(db, (given) -> byHand(text, db));
	}

}
