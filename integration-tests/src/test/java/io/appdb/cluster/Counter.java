package io.appdb.cluster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * A number that everybody changes.
 */
@Entity
class Counter {

	@Id
	private int id;

	private long number;

	protected Counter() {
	}

	Counter(int id) {
		this.id = id;
	}

	int id() {
		return this.id;
	}

	long number() {
		return this.number;
	}

	void increment() {
		this.number++;
	}

}
