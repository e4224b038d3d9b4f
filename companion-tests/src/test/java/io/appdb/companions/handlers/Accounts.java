package io.appdb.companions.handlers;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The accounts.
 */
interface Accounts extends JpaRepository<Account, Long> {

	/**
	 * Breaks the unique constraint.
	 */
	default void storeTwice() {
		saveAndFlush(new Account("Ada"));
		saveAndFlush(new Account("Ada"));
	}

}
