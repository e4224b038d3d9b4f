package io.appdb.companions.patterns;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;

/**
 * Somebody with notes that are loaded when they are looked at.
 */
@Entity
class Author {

	@Id
	@GeneratedValue
	private long id;

	@OneToMany(cascade = CascadeType.ALL)
	@JoinColumn
	private final List<Note> notes = new ArrayList<>();

	public long getId() {
		return this.id;
	}

	public List<String> getTexts() {
		return this.notes.stream().map(Note::text).sorted().toList();
	}

	Author add(Note note) {
		this.notes.add(note);
		return this;
	}

}
