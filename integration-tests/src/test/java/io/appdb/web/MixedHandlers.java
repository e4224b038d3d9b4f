package io.appdb.web;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Handlers of every sort.
 */
@RestController
class MixedHandlers {

	private final SessionManager sessions;

	MixedHandlers(SessionManager sessions) {
		this.sessions = sessions;
	}

	@GetMapping("/write/{id}")
	String write(@PathVariable long id, CurrentSessionTransaction db) {
		db.persist(new Owner(id, "x" + id));
		return "written";
	}

	@GetMapping("/read/{id}")
	String read(@PathVariable long id, CurrentSession db) {
		return db.find(Owner.class, id) + " " + db.rows("select 1 as one");
	}

	@GetMapping("/fail/{id}")
	ResponseEntity<String> fail(@PathVariable long id, CurrentSessionTransaction db) {
		db.persist(new Owner(id, "x" + id));
		db.flush();
		return ResponseEntity.unprocessableContent().body("failed");
	}

	@GetMapping("/later/{id}")
	Callable<String> later(@PathVariable long id, CurrentSession db) {
		return () -> read(id, db);
	}

	/**
	 * A transaction of its own and a failing savepoint, each inside of another one.
	 */
	@GetMapping("/nested/{id}")
	String nested(@PathVariable long id, CurrentSessionTransaction db) {
		db.persist(new Owner(id, "x" + id));
		this.sessions.runInTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW),
				(inner) -> inner.rows("select 1 as one"));
		try {
			db.savepoint((inner) -> inner.execute("insert into owner (id, name) values (?, ?)", id, "twice"));
		}
		catch (DuplicateKeyException ex) {
			return "written";
		}
		throw new IllegalStateException("Written twice");
	}

	@Transactional
	@GetMapping("/annotated/{id}")
	String annotated(@PathVariable long id, CurrentSession db) {
		db.persist(new Owner(id, "x" + id));
		return "" + db.execute("insert into owner (id, name) values (?, null)", id);
	}

	@GetMapping("/task/{id}")
	CompletableFuture<String> task(@PathVariable long id, CurrentSession db) {
		return this.sessions.async().inTransaction((own) -> {
			own.persist(new Owner(id, "x" + id));
			return "written";
		});
	}

	@GetMapping({ "/stream/{id}", "/half_read/{id}" })
	StreamingResponseBody stream(@PathVariable long id, CurrentSession db) {
		byte[] line = "line\n".repeat(400).getBytes(StandardCharsets.US_ASCII);
		return (output) -> {
			for (int part = 0; part < 20; part++) {
				db.rows("select 1 as one");
				output.write(line);
				output.flush();
			}
		};
	}

	@GetMapping("/never/{id}")
	DeferredResult<String> never(@PathVariable long id, CurrentSession db) {
		db.begin();
		db.execute("delete from owner where id = ?", -id);
		db.commit();
		return new DeferredResult<>(5L);
	}

	@PostMapping("/half_sent/{id}")
	String halfSent(@PathVariable long id, CurrentSessionTransaction db, @RequestBody String body) {
		db.persist(new Owner(id, "aborted"));
		return body;
	}

	@GetMapping("/slow/{id}")
	String slow(@PathVariable long id) {
		DefaultTransactionDefinition second = new DefaultTransactionDefinition();
		second.setTimeout(1);
		return this.sessions.inTransaction(second, (db) -> {
			db.persist(new Owner(id, "x" + id));
			return "" + db.rows("select cast(pg_sleep(3) as text)");
		});
	}

}
