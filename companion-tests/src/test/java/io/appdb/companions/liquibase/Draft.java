package io.appdb.companions.liquibase;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity whose table the change log does not make.
 */
@Entity
class Draft {

	@Id
	private long id;

	long id() {
		return this.id;
	}

}
