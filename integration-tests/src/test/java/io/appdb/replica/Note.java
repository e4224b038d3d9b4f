package io.appdb.replica;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Something that is written and read back.
 */
@Entity
class Note {

	@Id
	private String id = "";

	protected Note() {
	}

	Note(String id) {
		this.id = id;
	}

	String id() {
		return this.id;
	}

}
