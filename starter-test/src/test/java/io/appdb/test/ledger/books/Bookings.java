package io.appdb.test.ledger.books;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Bookings extends JpaRepository<Booking, Long> {

}
