package io.appdb.test.zoo;

import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * Another class in a table of its own.
 */
@Entity
public class Bird extends Animal {

	private @Nullable Double wingspan;

	public @Nullable Double getWingspan() {
		return this.wingspan;
	}

}
