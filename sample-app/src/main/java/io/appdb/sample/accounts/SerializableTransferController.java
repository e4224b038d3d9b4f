package io.appdb.sample.accounts;

import io.appdb.retry.RetryTransaction;
import io.appdb.sample.ConflictResponse;
import io.appdb.sample.InvalidInputResponse;
import io.appdb.sample.NotFoundResponse;
import io.appdb.session.CurrentSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.persistence.LockModeType;
import jakarta.validation.Valid;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves money without locks: the database tells which transfers were in conflict, and
 * those are done again. Spring owns it; shared by all threads.
 */
@RestController
@Tag(name = "accounts")
class SerializableTransferController {

	private final ApplicationEventPublisher events;

	SerializableTransferController(ApplicationEventPublisher events) {
		this.events = events;
	}

	@PostMapping("/serializable-transfers")
	@Operation(summary = "Move money without locks, again after a conflict")
	@ApiResponse(responseCode = "200", description = "Both accounts after the transfer")
	@InvalidInputResponse
	@NotFoundResponse
	@ConflictResponse
	@RetryTransaction(maxAttempts = 50, delay = "5ms", maxDelay = "100ms", deadline = "20s",
			includes = CannotAcquireLockException.class)
	@Transactional(isolation = Isolation.SERIALIZABLE)
	public TransferView transfer(@RequestBody @Valid Transfer transfer, CurrentSession db) {
		Account from = Accounts.require(db, transfer.from(), LockModeType.NONE);
		Account to = Accounts.require(db, transfer.to(), LockModeType.NONE);
		from.withdraw(transfer.amount());
		to.deposit(transfer.amount());
		this.events.publishEvent(new MoneyTransferred(transfer.amount()));
		return new TransferView(AccountView.of(from), AccountView.of(to));
	}

}
