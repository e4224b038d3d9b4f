package io.appdb.web;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * A pet.
 */
@Entity
class Pet {

	@Id
	private long id;

	private String name;

	protected Pet() {
	}

	Pet(long id, String name) {
		this.id = id;
		this.name = name;
	}

	public long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

}
