package io.appdb.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * What is stored in the tests.
 */
@Entity
class Note {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Column(unique = true, nullable = false)
	String text = "";

	static Note of(String text) {
		Note note = new Note();
		note.text = text;
		return note;
	}

}
