package io.appdb.test.zoo;

import jakarta.persistence.Entity;

/**
 * A class in a table of its own.
 */
@Entity
public class Cat extends Animal {

	private int lives = 9;

	public int getLives() {
		return this.lives;
	}

}
