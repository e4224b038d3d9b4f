package io.appdb.retry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Somebody's money.
 */
@Entity
class Account {

	@Id
	private int id;

	private long balance;

	protected Account() {
	}

	Account(int id, long balance) {
		this.id = id;
		this.balance = balance;
	}

	int id() {
		return this.id;
	}

	long balance() {
		return this.balance;
	}

	void add(long amount) {
		this.balance += amount;
	}

}
