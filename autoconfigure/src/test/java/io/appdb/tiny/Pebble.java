package io.appdb.tiny;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What is stored in the tests.
 */
@Entity
class Pebble {

	@Id
	long id;

	@Column(unique = true, nullable = false)
	String name;

	protected Pebble() {
	}

	Pebble(long id, String name) {
		this.id = id;
		this.name = name;
	}

}
