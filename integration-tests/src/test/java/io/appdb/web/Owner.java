package io.appdb.web;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;

/**
 * Somebody who has pets.
 */
@Entity
class Owner {

	@Id
	private long id;

	@Column(unique = true, nullable = false, length = 20)
	private String name;

	@OneToMany(cascade = CascadeType.ALL)
	private List<Pet> pets = new ArrayList<>();

	protected Owner() {
	}

	Owner(long id, String name) {
		this.id = id;
		this.name = name;
	}

	/**
	 * One that Hibernate refuses.
	 */
	static Owner nameless(long id) {
		Owner owner = new Owner();
		owner.id = id;
		return owner;
	}

	public long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	void setName(String name) {
		this.name = name;
	}

	public List<Pet> getPets() {
		return this.pets;
	}

}
