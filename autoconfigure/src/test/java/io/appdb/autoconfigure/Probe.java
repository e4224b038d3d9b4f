package io.appdb.autoconfigure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * The one entity of the applications that are started with and without the library.
 */
@Entity
class Probe {

	@Id
	private long id;

	private @Nullable String name;

	Probe() {
	}

	Probe(long id, @Nullable String name) {
		this.id = id;
		this.name = name;
	}

	long id() {
		return this.id;
	}

	@Nullable String name() {
		return this.name;
	}

}
