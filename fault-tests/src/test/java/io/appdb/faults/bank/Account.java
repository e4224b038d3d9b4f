package io.appdb.faults.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * An account that transfers take from and add to. Belongs to one persistence context.
 */
@Entity
@Table(name = "accounts")
class Account {

	@Id
	private long id;

	@Column(nullable = false)
	private long balance;

	protected Account() {
	}

	Account(long id, long balance) {
		this.id = id;
		this.balance = balance;
	}

	long id() {
		return this.id;
	}

	void add(long amount) {
		this.balance += amount;
	}

}
