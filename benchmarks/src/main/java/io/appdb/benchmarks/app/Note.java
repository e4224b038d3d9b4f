package io.appdb.benchmarks.app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/**
 * A note; both applications map it. One thread at a time.
 */
@Entity
@Table(name = "notes")
public class Note {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private long id;

	private String text;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@SuppressWarnings("UnusedVariable") // the owning side of the authors' notes
	private Author author;

	/**
	 * For Hibernate.
	 */
	protected Note() {
	}

	Note(String text, Author author) {
		this.text = text;
		this.author = author;
	}

	long id() {
		return this.id;
	}

	String text() {
		return this.text;
	}

}
