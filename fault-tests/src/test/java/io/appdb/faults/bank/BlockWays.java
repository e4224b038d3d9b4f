package io.appdb.faults.bank;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.appdb.retry.TransactionRetry;
import io.appdb.session.CurrentSession;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import jakarta.persistence.EntityManager;

import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ways with blocks of code, here or on another thread. Safe for every thread.
 */
@RestController
class BlockWays {

	private final SessionManager sessions;

	private final TransactionRetry retry;

	private final TransactionTemplate transaction;

	private final EntityManager entityManager;

	BlockWays(SessionManager sessions, TransactionRetry retry, TransactionTemplate transaction,
			EntityManager entityManager) {
		this.sessions = sessions;
		this.retry = retry;
		this.transaction = transaction;
		this.entityManager = entityManager;
	}

	@PostMapping("/retry-block")
	String retry(Transfer transfer) {
		this.retry.runInTransaction(new Booking(transfer, Way.RETRY_BLOCK)::in);
		return transfer.request();
	}

	@PostMapping("/template")
	String template(Transfer transfer) {
		Booking booking = new Booking(transfer, Way.TEMPLATE);
		this.transaction.executeWithoutResult((status) -> booking.in(this.entityManager));
		return transfer.request();
	}

	@PostMapping("/session-manager")
	String sessionManager(Transfer transfer) {
		this.sessions.runInTransaction(new Booking(transfer, Way.SESSION_MANAGER)::in);
		return transfer.request();
	}

	@PostMapping("/open-session")
	String openSession(Transfer transfer) {
		try (DbSession session = this.sessions.openSession()) {
			session.begin();
			new Booking(transfer, Way.OPEN_SESSION).in(session);
			session.commit();
		}
		return transfer.request();
	}

	@PostMapping("/future")
	CompletableFuture<String> future(Transfer transfer) {
		return this.sessions.async().inTransaction((session) -> {
			new Booking(transfer, Way.FUTURE).in(session);
			return transfer.request();
		});
	}

	@PostMapping("/callable")
	Callable<String> callable(Transfer transfer, CurrentSession db) {
		return () -> {
			new Booking(transfer, Way.CALLABLE).in(db);
			db.commit();
			return transfer.request();
		};
	}

}
