package io.appdb.test.ledger;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.test.ledger.books.Booking;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PurchaseController {

	@PostMapping("/purchases/{id}/{text}")
	@ResponseStatus(HttpStatus.CREATED)
	void buy(@PathVariable long id, @PathVariable String text, CurrentSessionTransaction db,
			@Db("ledger") CurrentSessionTransaction ledger) {
		db.persist(new Purchase(id, text));
		ledger.persist(new Booking(id, text));
	}

	@PostMapping("/bookings/{id}/{text}")
	@ResponseStatus(HttpStatus.CREATED)
	void book(@PathVariable long id, @PathVariable String text, @Db("ledger") CurrentSession ledger) {
		ledger.persist(new Booking(id, text));
		ledger.commit();
	}

	@PostMapping("/annotated/{id}/{text}")
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional("ledger")
	public void annotated(@PathVariable long id, @PathVariable String text, @Db("ledger") CurrentSession ledger) {
		ledger.persist(new Booking(id, text));
	}

	@PostMapping("/forgotten/{id}/{text}")
	void forgotten(@PathVariable long id, @PathVariable String text, @Db("ledger") CurrentSession ledger) {
		ledger.persist(new Booking(id, text));
	}

}
