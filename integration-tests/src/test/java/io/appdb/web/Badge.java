package io.appdb.web;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotBlank;

/**
 * Something whose own rules are checked when it is written.
 */
@Entity
class Badge {

	@Id
	private long id;

	@NotBlank
	private String text;

	protected Badge() {
	}

	Badge(long id, String text) {
		this.id = id;
		this.text = text;
	}

	public long getId() {
		return this.id;
	}

	public String getText() {
		return this.text;
	}

}
