package io.appdb.faults.crash;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A row of the second migration. Belongs to one persistence context.
 */
@Entity
@Table(name = "item")
class Item {

	@Id
	private int id;

	@Column(length = 50)
	private String name = "item";

	private int price = 7;

	protected Item() {
	}

	Item(int id) {
		this.id = id;
	}

	int id() {
		return this.id;
	}

	String name() {
		return this.name;
	}

	int price() {
		return this.price;
	}

}
