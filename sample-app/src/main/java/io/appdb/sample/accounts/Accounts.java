package io.appdb.sample.accounts;

import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;

/**
 * Finds accounts that have to exist. Never instantiated.
 */
final class Accounts {

	private Accounts() {
	}

	static Account require(EntityManager db, UUID id, LockModeType lock) {
		Account account = db.find(Account.class, id, lock);
		if (account == null) {
			throw new EntityNotFoundException("There is no account " + id);
		}
		return account;
	}

}
