package io.appdb.faults.bank;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ways through {@link TransferService}, and around it. Safe for every thread.
 */
@RestController
class ServiceWays {

	private final TransferService service;

	private final LedgerEntries entries;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	ServiceWays(TransferService service, LedgerEntries entries, JdbcTemplate jdbc, TransactionTemplate transaction) {
		this.service = service;
		this.entries = entries;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@PostMapping("/service")
	String service(Transfer transfer) {
		this.service.entities(new Booking(transfer, Way.SERVICE));
		return transfer.request();
	}

	@PostMapping("/repository-service")
	String repositoryService(Transfer transfer) {
		this.service.repository(new Booking(transfer, Way.REPOSITORY_SERVICE));
		return transfer.request();
	}

	@PostMapping("/jdbc-service")
	String jdbcService(Transfer transfer) {
		this.service.jdbc(new Booking(transfer, Way.JDBC_SERVICE));
		return transfer.request();
	}

	@PostMapping("/native-query")
	String nativeQuery(Transfer transfer) {
		this.service.nativeQuery(new Booking(transfer, Way.NATIVE_QUERY));
		return transfer.request();
	}

	/**
	 * The outer transaction has no connection yet when the inner one begins.
	 */
	@PostMapping("/requires-new")
	String requiresNew(Transfer transfer) {
		this.transaction
			.executeWithoutResult((status) -> this.service.requiresNew(new Booking(transfer, Way.REQUIRES_NEW)));
		return transfer.request();
	}

	@PostMapping("/retry-annotation")
	String retry(Transfer transfer) {
		this.service.retry(new Booking(transfer, Way.RETRY_ANNOTATION));
		return transfer.request();
	}

	@PostMapping("/repository")
	String repository(Transfer transfer) {
		this.entries.save(new Booking(transfer, Way.REPOSITORY).entry());
		return transfer.request();
	}

	@PostMapping("/jdbc")
	String jdbc(Transfer transfer) {
		new Booking(transfer, Way.JDBC).entryBy(this.jdbc::update);
		return transfer.request();
	}

}
