package io.appdb.sample.accounts;

import java.util.UUID;

import io.appdb.sample.ConflictResponse;
import io.appdb.sample.InvalidInputResponse;
import io.appdb.sample.NotFoundResponse;
import io.appdb.session.CurrentSessionTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.persistence.LockModeType;
import jakarta.validation.Valid;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves money, all of it or none. Spring owns it; shared by all threads.
 */
@RestController
@Tag(name = "accounts")
final class TransferController {

	private final ApplicationEventPublisher events;

	TransferController(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Rows are locked in the order of their ids, whoever gives and whoever gets: two
	 * transfers in opposite directions wait for each other and never deadlock.
	 */
	@PostMapping("/transfers")
	@Operation(summary = "Move money, with locks")
	@ApiResponse(responseCode = "200", description = "Both accounts after the transfer")
	@InvalidInputResponse
	@NotFoundResponse
	@ConflictResponse
	TransferView transfer(@RequestBody @Valid Transfer transfer, CurrentSessionTransaction db) {
		Account first = lock(db, transfer.lower());
		Account second = lock(db, transfer.higher());
		Account from = transfer.from().equals(first.getId()) ? first : second;
		Account to = (from == first) ? second : first;
		from.withdraw(transfer.amount());
		to.deposit(transfer.amount());
		this.events.publishEvent(new MoneyTransferred(transfer.amount()));
		return new TransferView(AccountView.of(from), AccountView.of(to));
	}

	private static Account lock(CurrentSessionTransaction db, UUID id) {
		return Accounts.require(db, id, LockModeType.PESSIMISTIC_WRITE);
	}

}
