package io.appdb.companions.batch;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/**
 * What a job makes of a note.
 */
@Entity
class Copy {

	@Id
	@GeneratedValue
	private long id;

	private String text = "";

	protected Copy() {
	}

	Copy(String text) {
		this.text = text;
	}

	long id() {
		return this.id;
	}

	String text() {
		return this.text;
	}

}
