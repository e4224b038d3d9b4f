package io.appdb.sample.accounts;

import java.net.URI;
import java.util.UUID;

import io.appdb.sample.InvalidInputResponse;
import io.appdb.sample.NotFoundResponse;
import io.appdb.sample.Page;
import io.appdb.sample.Paging;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.persistence.LockModeType;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Opens and shows accounts. Spring owns it; shared by all threads.
 */
@RestController
@RequestMapping("/accounts")
@Tag(name = "accounts")
final class AccountController {

	@PostMapping
	@Operation(summary = "Open an account")
	@ApiResponse(responseCode = "201", description = "The account was opened")
	@InvalidInputResponse
	ResponseEntity<AccountView> create(@RequestBody @Valid AccountInput input, CurrentSessionTransaction db) {
		Account account = new Account(input.owner(), input.balance());
		db.persist(account);
		return ResponseEntity.created(URI.create("/accounts/" + account.getId())).body(AccountView.of(account));
	}

	@GetMapping
	@Operation(summary = "List accounts")
	@ApiResponse(responseCode = "200", description = "A page of all accounts")
	@InvalidInputResponse
	Page<AccountView> list(@ParameterObject @Valid Paging paging, CurrentSession db) {
		return Page.of(db.createSelectionQuery("from Account a order by a.owner, a.id", Account.class), paging,
				AccountView::of);
	}

	@GetMapping("/{id}")
	@Operation(summary = "Show an account")
	@ApiResponse(responseCode = "200", description = "The account")
	@NotFoundResponse
	AccountView get(@PathVariable UUID id, CurrentSession db) {
		return AccountView.of(Accounts.require(db, id, LockModeType.NONE));
	}

}
