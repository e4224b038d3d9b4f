package io.appdb.test.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Purchase {

	@Id
	private long id;

	@Column(nullable = false)
	private String item = "";

	protected Purchase() {
	}

	public Purchase(long id, String item) {
		this.id = id;
		this.item = item;
	}

	public long getId() {
		return this.id;
	}

	public String getItem() {
		return this.item;
	}

}
