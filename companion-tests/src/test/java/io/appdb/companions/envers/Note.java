package io.appdb.companions.envers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.envers.Audited;

/**
 * A text that is there once.
 */
@Entity
@Audited
class Note {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private long id;

	@Column(unique = true, length = 50)
	private String text = "";

	protected Note() {
	}

	Note(String text) {
		this.text = text;
	}

	long id() {
		return this.id;
	}

	String text() {
		return this.text;
	}

	void setText(String text) {
		this.text = text;
	}

}
