package io.appdb.session.keys;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;

/**
 * What every entity of these tests has beside its identifier: a value, and a lazy
 * collection that it cascades to.
 */
@MappedSuperclass
abstract class Kept {

	String name = "new";

	@OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
	List<Part> parts = new ArrayList<>(List.of(new Part()));

	abstract Object key();

	/**
	 * What has to be persisted before, because it is no cascade's business.
	 */
	List<Object> before() {
		return List.of();
	}

}
