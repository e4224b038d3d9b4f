package io.appdb.sample.accounts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a client sees of an account. Immutable.
 *
 * @param id the account's identity
 * @param owner whose account it is
 * @param balance the money in it
 */
record AccountView(@Nullable UUID id, String owner, BigDecimal balance) {

	static AccountView of(Account account) {
		// SQLite keeps no digits after the point that are zero
		BigDecimal balance = account.getBalance().setScale(2, RoundingMode.UNNECESSARY);
		return new AccountView(account.getId(), account.getOwner(), balance);
	}

}
