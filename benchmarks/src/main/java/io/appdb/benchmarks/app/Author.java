package io.appdb.benchmarks.app;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;

/**
 * Somebody who writes notes; both applications map it. One thread at a time.
 */
@Entity
@Table(name = "authors")
public class Author {

	@Id
	private long id;

	private String name;

	@OneToMany(mappedBy = "author")
	private List<Note> notes = new ArrayList<>();

	/**
	 * For Hibernate.
	 */
	protected Author() {
	}

	long id() {
		return this.id;
	}

	String name() {
		return this.name;
	}

	List<String> texts() {
		return this.notes.stream().map(Note::text).toList();
	}

}
