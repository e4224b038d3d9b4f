package io.appdb.faults.bank;

import java.util.List;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ways with a session of the request. Safe for every thread.
 */
@RestController
class SessionWays {

	private final CurrentSession session;

	SessionWays(CurrentSession session) {
		this.session = session;
	}

	@PostMapping("/session-parameter")
	String parameter(Transfer transfer, CurrentSession db) {
		new Booking(transfer, Way.SESSION_PARAMETER).in(db);
		db.commit();
		return transfer.request();
	}

	@PostMapping("/session-bean")
	String bean(Transfer transfer) {
		new Booking(transfer, Way.SESSION_BEAN).in(this.session);
		this.session.commit();
		return transfer.request();
	}

	@PostMapping("/transaction-parameter")
	String transaction(Transfer transfer, CurrentSessionTransaction db) {
		new Booking(transfer, Way.TRANSACTION_PARAMETER).in(db);
		return transfer.request();
	}

	@PostMapping("/execute")
	String execute(Transfer transfer, CurrentSessionTransaction db) {
		new Booking(transfer, Way.EXECUTE).by(db::execute);
		return transfer.request();
	}

	@PostMapping("/batch")
	String batch(Transfer transfer, CurrentSessionTransaction db) {
		Booking booking = new Booking(transfer, Way.BATCH);
		booking.accountsIn(db);
		db.batchInsert(List.of(booking.entry()));
		return transfer.request();
	}

	@PostMapping("/caught-failure")
	String caughtFailure(Transfer transfer, CurrentSessionTransaction db) {
		new Booking(transfer, Way.CAUGHT_FAILURE).in(db);
		try {
			db.flush();
			db.rows("select count(*) from ledger where request = 'nobody'");
		}
		catch (RuntimeException ex) {
			return transfer.request();
		}
		return transfer.request();
	}

}
