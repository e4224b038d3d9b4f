package io.appdb.bulk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What batches write over in the tests: its number is given, and it has no version.
 */
@Entity
class Shelf {

	@Id
	int number;

	int load;

	static Shelf of(int number, int load) {
		Shelf shelf = new Shelf();
		shelf.number = number;
		shelf.load = load;
		return shelf;
	}

}
