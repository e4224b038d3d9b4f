package io.appdb.faults.bank;

import io.appdb.retry.RetryTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service as applications have them. Safe for every thread.
 */
@Service
class TransferService {

	private final EntityManager entityManager;

	private final LedgerEntries entries;

	private final JdbcTemplate jdbc;

	TransferService(EntityManager entityManager, LedgerEntries entries, JdbcTemplate jdbc) {
		this.entityManager = entityManager;
		this.entries = entries;
		this.jdbc = jdbc;
	}

	@Transactional
	void entities(Booking booking) {
		booking.in(this.entityManager);
	}

	@Transactional
	void repository(Booking booking) {
		booking.accountsIn(this.entityManager);
		this.entries.save(booking.entry());
	}

	@Transactional
	void jdbc(Booking booking) {
		booking.by(this.jdbc::update);
	}

	@Transactional
	void nativeQuery(Booking booking) {
		booking.by((sql, parameters) -> {
			Query query = this.entityManager.createNativeQuery(sql);
			for (int index = 0; index < parameters.length; index++) {
				query.setParameter(index + 1, parameters[index]);
			}
			return query.executeUpdate();
		});
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void requiresNew(Booking booking) {
		booking.in(this.entityManager);
	}

	@Transactional
	@RetryTransaction
	void retry(Booking booking) {
		booking.in(this.entityManager);
	}

}
