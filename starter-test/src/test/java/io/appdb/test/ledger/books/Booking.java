package io.appdb.test.ledger.books;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Booking {

	@Id
	private long id;

	@Column(nullable = false, unique = true, length = 100)
	private String text = "";

	protected Booking() {
	}

	public Booking(long id, String text) {
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
