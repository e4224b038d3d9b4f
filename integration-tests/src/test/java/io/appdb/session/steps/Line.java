package io.appdb.session.steps;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A line of text.
 */
@Entity
@EntityListeners(LineListener.class)
class Line {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, unique = true, length = 40)
	private String text = "";

	private int changes;

	protected Line() {
	}

	Line(String text) {
		this.text = text;
	}

	@Nullable Long getId() {
		return this.id;
	}

	void change() {
		this.changes++;
	}

	@Override
	public String toString() {
		return this.text + " " + this.changes;
	}

}
