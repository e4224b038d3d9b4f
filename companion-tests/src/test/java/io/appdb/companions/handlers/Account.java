package io.appdb.companions.handlers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/**
 * An account with a name that nobody else has.
 */
@Entity
class Account {

	@Id
	@GeneratedValue
	private long id;

	@Column(unique = true)
	private String name = "";

	protected Account() {
	}

	Account(String name) {
		this.name = name;
	}

	long id() {
		return this.id;
	}

	String name() {
		return this.name;
	}

}
