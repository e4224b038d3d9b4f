package io.appdb.retry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Money that has gone from one account to another: there can be one per id.
 */
@Entity
class Transfer {

	@Id
	private int id;

	@Column(name = "from_id")
	private int from;

	@Column(name = "to_id")
	private int to;

	private long amount;

	protected Transfer() {
	}

	Transfer(int id, int from, int to, long amount) {
		this.id = id;
		this.from = from;
		this.to = to;
		this.amount = amount;
	}

	/**
	 * Copies what is to be done: each attempt persists an object of its own.
	 */
	Transfer copy() {
		return new Transfer(this.id, this.from, this.to, this.amount);
	}

	int id() {
		return this.id;
	}

	int from() {
		return this.from;
	}

	int to() {
		return this.to;
	}

	long amount() {
		return this.amount;
	}

}
