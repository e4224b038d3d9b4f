package io.appdb.sample.reporting;

import java.time.LocalDate;
import java.time.ZoneOffset;

import io.appdb.sample.accounts.MoneyTransferred;
import io.appdb.session.Db;
import io.appdb.session.SessionManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Writes down each transfer when it is committed, so that nothing is counted that was
 * rolled back. One whose record cannot be written is missing from the report and stays
 * done: the two databases have a transaction each. Spring owns it; shared by all threads.
 */
@Component
class TransferRecorder {

	private final SessionManager reporting;

	TransferRecorder(@Db("reporting") SessionManager reporting) {
		this.reporting = reporting;
	}

	@TransactionalEventListener
	void record(MoneyTransferred transferred) {
		this.reporting.runInTransaction(
				(db) -> db.persist(new TransferRecord(LocalDate.now(ZoneOffset.UTC), transferred.amount())));
	}

}
