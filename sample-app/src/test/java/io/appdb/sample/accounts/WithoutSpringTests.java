package io.appdb.sample.accounts;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;

import io.appdb.session.SessionManager;
import io.appdb.test.DatabaseTest;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * No Spring at all: the entity classes are named, and their tables are created.
 */
@DatabaseTest(entities = Account.class)
class WithoutSpringTests {

	@Test
	void movesMoney(SessionManager sessions) {
		Account account = new Account("Ada", new BigDecimal("100.00"));
		sessions.runInTransaction((db) -> db.persist(account));
		sessions
			.runInTransaction((db) -> Accounts.require(db, Objects.requireNonNull(account.getId()), LockModeType.NONE)
				.withdraw(new BigDecimal("30.00")));
		BigDecimal left = sessions.inTransaction(
				(db) -> db.createSelectionQuery("select a.balance from Account a", BigDecimal.class).getSingleResult());
		assertThat(left).isEqualByComparingTo("70");
	}

	@Test
	void beginsWithoutAccounts(SessionManager sessions) {
		assertThatExceptionOfType(EntityNotFoundException.class).isThrownBy(
				() -> sessions.runInTransaction((db) -> Accounts.require(db, UUID.randomUUID(), LockModeType.NONE)));
	}

}
